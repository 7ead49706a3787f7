namespace Benchmarks.Reporting;

/// <summary>Where a goal wants to be.</summary>
/// <param name="Bound">On which side of the target.</param>
/// <param name="Target">The target.</param>
/// <param name="IsOfAnyMachine">Whether missing it is a failure on any machine; a bare figure is one of the machine it was set on.</param>
sealed record Aim(Bound Bound, double Target, bool IsOfAnyMachine = true)
{
    // Machines that do other things besides are not that exact.
    const double Tolerance = 0.10;

    public bool IsMetBy(double outcome) => Bound == Bound.AtLeast ? outcome >= Target : outcome <= Target;

    /// <summary>Whether it is missed by more than 10 %, and must not be.</summary>
    public bool IsFailedBy(double outcome) => IsOfAnyMachine
        && (Bound == Bound.AtLeast ? outcome < Target * (1 - Tolerance) : outcome > Target * (1 + Tolerance));
}

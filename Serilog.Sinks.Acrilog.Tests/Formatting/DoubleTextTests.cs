using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Serilog.Sinks.Acrilog.Formatting;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class DoubleTextTests
{
    static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(100_000).WithQuietOnSuccess(true);

    static readonly Gen<double> FewDecimals =
        from digits in Gen.Choose(-1_000_000_000, 1_000_000_000)
        from more in Gen.Choose(0, 1_000_000)
        from scale in Gen.Elements(1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e9, 1e12)
        from steps in Gen.Choose(-1, 1)
        select Neighbour(((double)digits * more + digits) / scale, steps);

    static readonly Gen<double> AnyBits =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low);

    [Test]
    public void A_double_with_few_decimals_is_written_as_NET_writes_it() => Check.One(Thorough, Prop.ForAll(FewDecimals.ToArbitrary(), AssertSame));

    [Test]
    public void Any_double_is_written_as_NET_writes_it_or_left_to_it() => Check.One(Thorough, Prop.ForAll(AnyBits.ToArbitrary(), AssertSame));

    [TestCase(12.75, ExpectedResult = "12.75")]
    [TestCase(-0.5, ExpectedResult = "-0.5")]
    [TestCase(200, ExpectedResult = "200")]
    [TestCase(0.0001, ExpectedResult = "0.0001")]
    [TestCase(1234.567891, ExpectedResult = "1234.567891")]
    [TestCase(999_999_999.999999, ExpectedResult = "999999999.999999")]
    [TestCase(0.00001, ExpectedResult = null)]
    [TestCase(0.0, ExpectedResult = null)]
    [TestCase(-0.0, ExpectedResult = null)]
    [TestCase(1e9, ExpectedResult = null)]
    [TestCase(0.1 + 0.2, ExpectedResult = null)]
    [TestCase(double.NaN, ExpectedResult = null)]
    [TestCase(double.NegativeInfinity, ExpectedResult = null)]
    public string? The_usual_ones_take_the_short_way(double value) => Write(value);

    static void AssertSame(double value)
    {
        if (Write(value) is { } text) Assert.That(text, Is.EqualTo(value.ToString("R", CultureInfo.InvariantCulture)));
    }

    static string? Write(double value)
    {
        var buffer = Utf8Buffer.Rent();
        var isWritten = DoubleText.TryAppend(value, buffer);
        var text = Encoding.UTF8.GetString(buffer.From(0));
        Utf8Buffer.Return(buffer);
        if (!isWritten) Assert.That(text, Is.Empty);
        return isWritten ? text : null;
    }

    static double Neighbour(double value, int steps) =>
        steps < 0 ? Math.BitDecrement(value) : steps > 0 ? Math.BitIncrement(value) : value;
}

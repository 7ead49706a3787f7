using System.Globalization;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>FsCheck's way to make scalars: random ones of every type that Serilog keeps, and those that are special.</summary>
static class GeneratedScalars
{
    /// <summary>The standard formats of numbers, times and enums, custom ones of both, and Serilog's own.</summary>
    public static readonly string?[] Formats =
    [
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, "l", "j", "u", "w", "lj", "C", "D", "d", "E", "e", "F", "f", "G", "g", "N", "n", "P", "R", "r", "X", "x", "B", "O", "o", "s", "t", "T", "U",
        "M", "y", "Y", "c", "D5", "N2", "X8", "E3", "P1", "000.000", "0", "000", "yyyy-MM-dd HH:mm:ss.fffffff", "hh\\:mm", "K", "zzz", "HH:mm", "nonsense", " ", "+",
    ];

    /// <summary>Values at the ends of their types, and of types that Serilog knows nothing of.</summary>
    public static readonly object?[] Special =
    [
        null, "", " ", "plain", "say \"hi\"\\ {Value}\r\n\t\0", "lone \uD800 and \uDC00", "ä€𝄞", "\u2028\u0085",
        true, false, 'c', '"', '\0', '\uD800', '\uDFFF',
        float.NaN, float.NegativeInfinity, float.PositiveInfinity, float.Epsilon, -0.0f, BitConverter.Int32BitsToSingle(0x7FC12345),
        double.NaN, double.NegativeInfinity, double.PositiveInfinity, double.Epsilon, -0.0, double.MaxValue, 0.1 + 0.2,
        1.50m, 0.00m, -0.0m, 1.0000000000000000000000000000m, decimal.MinValue, decimal.MaxValue,
        sbyte.MinValue, byte.MaxValue, short.MinValue, ushort.MaxValue, int.MinValue, uint.MaxValue, long.MinValue, ulong.MaxValue,
        DateTime.MinValue, DateTime.MaxValue, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero,
        DateOnly.MinValue, DateOnly.MaxValue, TimeOnly.MinValue, TimeOnly.MaxValue, Guid.Empty, Guid.AllBitsSet,
        new Uri("https://example.org/a%20b/ü?q=1#f"), new Uri("relative/path", UriKind.Relative), new Uri("/rooted", UriKind.Relative), new Uri("HTTP://H:80/../x"), new Uri("mailto:a@b"),
        DayOfWeek.Sunday, (DayOfWeek)42, (DayOfWeek)(-1), FileAttributes.Hidden | FileAttributes.System, (FileAttributes)(-1), NumberStyles.None,
        Wide.Top, (Wide)0, Narrow.Low, (Narrow)7, Some.A | Some.B, (Some)12, (Unsigned)200,
        new byte[] { 1, 2, 255 }, new ReadOnlyMemory<byte>([1, 2]), new[] { 1, 2 }, typeof(Dictionary<string, int>), new Version(1, 2, 3), new Rune(0x1D11E),
        new BigInteger(1e30), BigInteger.MinusOne, Int128.MinValue, UInt128.MaxValue, (Half)1.5, Half.NaN, (nint)(-5), (nuint)7, new Complex(1, -2),
        new Action(Console.WriteLine), new Money(12.50m, "EUR"), new Point(1, 2), (1, "two"), new object(), Index.FromEnd(1), CultureInfo.InvariantCulture,
        new Formattable(), new Formattable(null), new FileInfo("name"), new DBNullLike(),
    ];

    static readonly Gen<object?> Random = Gen.OneOf(
        Boxed(ArbMap.Default.GeneratorFor<string>()), Boxed(ArbMap.Default.GeneratorFor<char>()), Boxed(ArbMap.Default.GeneratorFor<bool>()),
        Boxed(ArbMap.Default.GeneratorFor<int>()), Boxed(ArbMap.Default.GeneratorFor<long>()), Boxed(ArbMap.Default.GeneratorFor<byte>()),
        Boxed(ArbMap.Default.GeneratorFor<float>()), Boxed(ArbMap.Default.GeneratorFor<double>()), Boxed(ArbMap.Default.GeneratorFor<decimal>()),
        Boxed(ArbMap.Default.GeneratorFor<Guid>()), Boxed(ArbMap.Default.GeneratorFor<TimeSpan>()), Boxed(ArbMap.Default.GeneratorFor<BigInteger>()),
        Boxed(from ticks in Ticks(0, DateTime.MaxValue.Ticks) from kind in Gen.Elements(Enum.GetValues<DateTimeKind>()) select new DateTime(ticks, kind)),
        Boxed(from ticks in Ticks(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay) from minutes in Gen.Choose(-840, 840) select new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes))),
        Boxed(Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber)),
        Boxed(Ticks(0, TimeOnly.MaxValue.Ticks).Select(ticks => new TimeOnly(ticks))),
        Boxed(ArbMap.Default.GeneratorFor<int>().Select(bits => (Some)bits)),
        Boxed(Gen.Choose(0, char.MaxValue).Select(c => (char)c).ListOf().Select(chars => string.Concat(chars))));

    enum Wide : ulong { Top = ulong.MaxValue }

    enum Narrow : sbyte { Low = -1 }

    enum Unsigned : byte { One = 1 }

    [Flags]
    enum Some { A = 1, B = 2, Both = 3 }

    public static Gen<object?> Any { get; } = Gen.OneOf(Gen.Elements(Special), Random);

    public static Gen<long> Ticks(long least, long most) =>
        from high in Gen.Choose(0, int.MaxValue - 1)
        from low in Gen.Choose(0, int.MaxValue - 1)
        select least + (long)(((UInt128)high * int.MaxValue + (UInt128)low) % (UInt128)(most - least + 1));

    static Gen<object?> Boxed<T>(Gen<T> gen) => gen.Select(value => (object?)value);

    sealed record Money(decimal Amount, string Currency);

    readonly record struct Point(int X, int Y);

    sealed class DBNullLike
    {
        public override string? ToString() => null;
    }

    sealed class Formattable(string? text = "text") : IFormattable
    {
        public override string ToString() => "unformatted";

        public string ToString(string? format, IFormatProvider? formatProvider) => text is null ? null! : $"{text}/{format ?? "null"}/{formatProvider}";
    }
}

using System.Text;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>
/// Compares a text with the reviewed one in <c>Type.Method.verified.txt</c> beside the test. The files are those of
/// Verify (UTF-8 with BOM, LF), so that Verify.NUnit can take this helper's place.
/// </summary>
static class Snapshot
{
    /// <summary>
    /// Fails with the differing lines, and leaves the text in <c>Type.Method.received.txt</c>, unless it is the reviewed
    /// one. To accept a new text, rename the received file to the verified one.
    /// </summary>
    public static void Match(string text)
    {
        var test = TestContext.CurrentContext.Test;
        var type = test.Type ?? throw new InvalidOperationException("A snapshot belongs to a test.");
        Match(text, Path.Combine(FolderOf(type), $"{type.Name}.{test.MethodName}"));
    }

    /// <summary>The same for the files that start with the path <paramref name="stem"/>.</summary>
    public static void Match(string text, string stem)
    {
        var (verified, received) = (stem + ".verified.txt", stem + ".received.txt");
        text = Lf(text);
        var reviewed = System.IO.File.Exists(verified) ? Lf(System.IO.File.ReadAllText(verified)) : null;
        if (text == reviewed)
        {
            System.IO.File.Delete(received);
            return;
        }

        System.IO.File.WriteAllText(received, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Fail($"""
            {(reviewed is null ? "There is no" : "The text is not that of")} {verified}
            {Difference(reviewed ?? "", text)}
            If the new text is right: mv '{received}' '{verified}'
            """);
    }

    // Folder = namespace, a rule that Conventions/SourceTests keeps.
    static string FolderOf(Type type)
    {
        var room = type.Namespace![Repository.Tests.Length..].TrimStart('.');
        return Repository.Under([Repository.Tests, .. room.Split('.', StringSplitOptions.RemoveEmptyEntries)]);
    }

    static string Lf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    static string Difference(string reviewed, string text)
    {
        var (old, now) = (reviewed.Split('\n'), text.Split('\n'));
        var first = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('\n', old.Except(now).Select(line => "- " + line)
            .Concat(now.Except(old).Select(line => "+ " + line))
            .Prepend($"first difference in line {first + 1}"));
    }
}

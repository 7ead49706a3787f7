using System.Text;
using Microsoft.Win32.SafeHandles;
using NLog;
using NLog.Targets;

namespace Benchmarks.Relay.Contenders;

/// <summary>Appends each line in one write, as extra packages for NLog do. Linux only, for want of O_APPEND in .NET.</summary>
sealed class AppendTarget : TargetWithLayout
{
    readonly SafeFileHandle _file;
    readonly StringBuilder _text = new();
    byte[] _bytes = new byte[1024];
    char[] _chars = new char[1024];

    public AppendTarget(string path)
    {
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        Libc.AppendOnly(_file);
    }

    // One thread at a time: NLog sees to it.
    protected override void Write(LogEventInfo logEvent)
    {
        _text.Clear();
        Layout.Render(logEvent, _text);
        _text.AppendLine();
        if (_chars.Length < _text.Length)
        {
            _chars = new char[_text.Length * 2];
            _bytes = new byte[Encoding.UTF8.GetMaxByteCount(_chars.Length)];
        }

        _text.CopyTo(0, _chars, _text.Length);
        var length = Encoding.UTF8.GetBytes(_chars.AsSpan(0, _text.Length), _bytes);
        // The system does not look at the offset.
        RandomAccess.Write(_file, _bytes.AsSpan(0, length), fileOffset: 0);
    }

    protected override void CloseTarget()
    {
        _file.Dispose();
        base.CloseTarget();
    }
}

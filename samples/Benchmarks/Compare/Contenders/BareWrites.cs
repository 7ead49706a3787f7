using Benchmarks.Workload;
using Microsoft.Win32.SafeHandles;

namespace Benchmarks.Compare.Contenders;

/// <summary>The limit of whoever gives each event to the system by itself: a write of ready bytes.</summary>
sealed class BareWrites : IContender
{
    public string Name => Names.BareWrites;

    public bool HasFile => true;

    public IEventLog Open(Place place) => new Log(place.LogPath);

    sealed class Log(string path) : IEventLog
    {
        readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        readonly byte[] _line = ReadyLine.Bytes();
        long _end;

        public void Write(in Request request) => RandomAccess.Write(_file, _line, Interlocked.Add(ref _end, _line.Length) - _line.Length);

        public void Dispose() => _file.Dispose();
    }
}

using Benchmarks.Workload;
using Microsoft.Win32.SafeHandles;

namespace Benchmarks.Compare.Contenders;

/// <summary>The limit of whoever gathers events: ready bytes are copied into a block under a lock, and full blocks written.</summary>
sealed class BlockWrites : IContender
{
    public string Name => Names.BlockWrites;

    public bool HasFile => true;

    public IEventLog Open(Place place) => new Log(place.LogPath);

    sealed class Log(string path) : IEventLog
    {
        readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        readonly byte[] _line = ReadyLine.Bytes();
        readonly byte[] _block = new byte[64 * 1024];
        readonly Lock _lock = new();
        int _used;
        long _end;

        public void Write(in Request request)
        {
            lock (_lock)
            {
                if (_block.Length - _used < _line.Length) Flush();
                _line.CopyTo(_block, _used);
                _used += _line.Length;
            }
        }

        public void Dispose()
        {
            Flush();
            _file.Dispose();
        }

        void Flush()
        {
            RandomAccess.Write(_file, _block.AsSpan(0, _used), _end);
            _end += _used;
            _used = 0;
        }
    }
}

using System.Text;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A hook whose files refuse the first write of all.</summary>
sealed class FailingOnce : FileLifecycleHooks
{
    bool _failed;

    public override Stream OnFileOpened(Stream underlyingStream, Encoding encoding) => new Refusing(this, underlyingStream);

    sealed class Refusing(FailingOnce hook, Stream inner) : MemoryStream
    {
        public override long Length => inner.Length;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!hook._failed)
            {
                hook._failed = true;
                throw new IOException("No space left on device");
            }
            inner.Write(buffer);
        }

        public override void Flush() => inner.Flush();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

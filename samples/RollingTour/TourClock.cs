namespace RollingTour;

/// <summary>A clock that this program moves by itself, so that a month passes in a second. Its timers fire as it moves.</summary>
sealed class TourClock(DateTimeOffset start) : TimeProvider
{
    readonly Lock _gate = new();
    readonly List<TourTimer> _timers = [];
    long _elapsed;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref _elapsed);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetTimestamp() + by.Ticks;
        while (NextDue(target) is { } timer) timer.Fire();
        Interlocked.Exchange(ref _elapsed, target);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TourTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate) _timers.Add(timer);
        return timer;
    }

    TourTimer? NextDue(long target)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null) return null;
            Interlocked.Exchange(ref _elapsed, Math.Max(next.Due, _elapsed));
            next.Due = next.Period > 0 ? next.Due + next.Period : long.MaxValue;
            return next;
        }
    }

    sealed class TourTimer(TourClock clock, Action fire) : ITimer
    {
        public long Due { get; set; } = long.MaxValue;
        public long Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                Due = dueTime < TimeSpan.Zero ? long.MaxValue : clock.GetTimestamp() + dueTime.Ticks;
                Period = Math.Max(0, period.Ticks);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

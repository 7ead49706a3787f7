namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A clock that a test moves; its timers fire while it is moved, in the order they are due.</summary>
sealed class FakeClock(DateTimeOffset now, TimeZoneInfo? zone = null) : TimeProvider
{
    readonly object _gate = new();
    readonly List<FakeTimer> _timers = [];
    DateTimeOffset _now = now.ToUniversalTime();
    long _elapsedTicks;

    public override TimeZoneInfo LocalTimeZone { get; } = zone ?? TimeZoneInfo.Utc;
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How much sooner than asked timers fire, as those of systems with a coarse clock may.</summary>
    public TimeSpan TimersEarlyBy { get; init; }

    /// <summary>How many timers there are that were not disposed.</summary>
    public int TimerCount
    {
        get
        {
            lock (_gate) return _timers.Count;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp()
    {
        lock (_gate) return _elapsedTicks;
    }

    /// <summary>Lets time pass: wall clock, elapsed time and timers.</summary>
    public void Advance(TimeSpan by)
    {
        long target;
        lock (_gate) target = _elapsedTicks + by.Ticks;
        while (Next(target) is { } timer) timer.Fire();
        lock (_gate)
        {
            _now = _now.AddTicks(target - _elapsedTicks);
            _elapsedTicks = target;
        }
    }

    /// <summary>Sets the wall clock alone, as an operator or NTP does; no timer fires.</summary>
    public void SetWall(DateTimeOffset to)
    {
        lock (_gate) _now = to.ToUniversalTime();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate) _timers.Add(timer);
        return timer;
    }

    FakeTimer? Next(long target)
    {
        lock (_gate)
        {
            var next = _timers.Where(t => t.DueTicks <= target).MinBy(t => t.DueTicks);
            if (next is null) return null;
            var due = Math.Max(next.DueTicks, _elapsedTicks);
            _now = _now.AddTicks(due - _elapsedTicks);
            _elapsedTicks = due;
            next.DueTicks = next.PeriodTicks > 0 ? due + next.PeriodTicks : long.MaxValue;
            return next;
        }
    }

    sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long DueTicks { get; set; } = long.MaxValue;
        public long PeriodTicks { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                DueTicks = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock._elapsedTicks + Math.Max(0, dueTime.Ticks - clock.TimersEarlyBy.Ticks);
                PeriodTicks = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
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

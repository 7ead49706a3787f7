namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Which event is in which file, of a log that rolls each hour and by size: the rules once more, without any IO.</summary>
/// <param name="naming">What files are called.</param>
/// <param name="limitBytes">What a file may not exceed.</param>
/// <param name="keepsAll">Whether no file is deleted; otherwise one that no event got into is, once it is left.</param>
/// <param name="start">The time now.</param>
sealed class FileModel(FileNaming naming, long limitBytes, bool keepsAll, DateTimeOffset start)
{
    readonly List<(DateTime Hour, string Text)> _files = [];
    DateTimeOffset _now = start;
    bool _open;
    bool _rollAsked;

    /// <summary>The texts of all files ever made, the oldest first.</summary>
    public IEnumerable<string> Texts => _files.Select(file => file.Text);

    /// <summary>The names they have if none was deleted.</summary>
    public IEnumerable<string> Names => _files.Select((file, i) =>
    {
        var number = _files.Take(i).Count(before => before.Hour == file.Hour);
        return naming == FileNaming.Stable && i == _files.Count - 1 ? "app.log"
            : $"app{file.Hour:yyyyMMddHH}{(number == 0 ? "" : $"_{number:000}")}.log";
    });

    DateTime Hour => _now.UtcDateTime.Date.AddHours(_now.UtcDateTime.Hour);

    public void Emit(string line)
    {
        if (!_open) Open();
        _open = true;
        var (hour, text) = _files[^1];
        var filled = text.Length > 0;
        if (!filled && naming == FileNaming.Stable) hour = Hour;
        if (hour != Hour || (filled && (_rollAsked || text.Length + line.Length > limitBytes)))
        {
            if (!filled && !keepsAll) _files.RemoveAt(_files.Count - 1);
            Begin();
        }
        _rollAsked = false;
        _files[^1] = _files[^1].Text.Length == 0 ? (Hour, line) : (_files[^1].Hour, _files[^1].Text + line);
    }

    public void Advance(TimeSpan by)
    {
        _now += by;
        if (!_open || naming != FileNaming.Stable || _files[^1].Hour == Hour) return;
        if (_files[^1].Text.Length > 0) Begin();
        else _files[^1] = (Hour, "");
    }

    public void Roll()
    {
        if (!_open) _rollAsked = true;
        else if (_files[^1].Text.Length > 0) Begin();
    }

    public void Restart() => _open = _rollAsked = false;

    void Open()
    {
        if (_files.Count == 0 || (naming == FileNaming.Dated && _files[^1].Hour != Hour)) Begin();
    }

    void Begin() => _files.Add((Hour, ""));
}

namespace HerScheduler.Cli;

/// <summary>How far a long verb has come, counted in what it works on.</summary>
internal sealed class Progress(Terminal terminal, string what, int total)
{
    private readonly StatusLine _line = new(terminal);
    private int _done;

    public void Advance(int by)
    {
        _done += by;
        _line.Write($"{_done} of {total} {what}");
    }

    /// <summary>Takes the line away.</summary>
    public void End() => _line.End();
}

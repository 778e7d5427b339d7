namespace HerScheduler.Cli;

/// <summary>How far a long verb has come, on one line of standard error that is written over; nothing when nobody watches.</summary>
internal sealed class Progress(Terminal terminal, string what, int total)
{
    private int _done;
    private int _written;

    public void Advance(int by)
    {
        _done += by;
        Write($"{_done} of {total} {what}");
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        if (_written > 0)
        {
            Write("");
            terminal.Error.Write('\r');
            _written = 0;
        }
    }

    private void Write(string line)
    {
        if (terminal.ShowsProgress)
        {
            terminal.Error.Write($"\r{line.PadRight(_written)}");
            _written = line.Length;
        }
    }
}

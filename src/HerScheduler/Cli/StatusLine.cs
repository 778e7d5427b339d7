namespace HerScheduler.Cli;

/// <summary>One line of standard error that is written over; nothing when nobody watches.</summary>
internal sealed class StatusLine(Terminal terminal)
{
    private int _written;

    public void Write(string line)
    {
        if (terminal.ShowsProgress)
        {
            terminal.Error.Write($"\r{line.PadRight(_written)}");
            _written = line.Length;
        }
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
}

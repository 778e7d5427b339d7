using System.Globalization;

namespace HerScheduler.Cli.Import;

/// <summary>How far an import has come, how fast it is, and how long it will take: a bar for who watches, else a line every few seconds.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="bytes">How long the input is; null: nobody knows.</param>
internal sealed class ImportProgress(Terminal terminal, long? bytes)
{
    private const int BarWidth = 24;

    private static readonly TimeSpan BetweenBars = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <summary>The rate is that of the last while: an import that goes on after a crash begins fast.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    private readonly StatusLine _line = new(terminal);
    private readonly Queue<Sample> _samples = new([new Sample(terminal.Clock.GetTimestamp(), 0, 0)]);
    private long _shown = terminal.Clock.GetTimestamp();

    /// <param name="plans">How many documents have been read and dealt with.</param>
    /// <param name="position">Where the last one ends.</param>
    public void Show(long plans, long position)
    {
        var now = new Sample(terminal.Clock.GetTimestamp(), plans, position);
        if (terminal.Clock.GetElapsedTime(_shown, now.At) < (terminal.ShowsProgress ? BetweenBars : BetweenLines))
        {
            return;
        }

        _shown = now.At;
        _samples.Enqueue(now);
        while (_samples.Count > 2 && terminal.Clock.GetElapsedTime(_samples.Peek().At, now.At) > Window)
        {
            _samples.Dequeue();
        }

        if (terminal.ShowsProgress)
        {
            _line.Write(Text(now, withBar: true));
        }
        else
        {
            terminal.Error.WriteLine(Text(now, withBar: false));
        }
    }

    /// <summary>Takes the bar away, so that something else can be written.</summary>
    public void End() => _line.End();

    private string Text(Sample now, bool withBar)
    {
        var since = _samples.Peek();
        var seconds = terminal.Clock.GetElapsedTime(since.At, now.At).TotalSeconds;
        var rate = string.Create(CultureInfo.InvariantCulture, $"{now.Plans} plans, {(now.Plans - since.Plans) / seconds:0}/s");
        if (bytes is not { } all || all == 0)
        {
            return rate;
        }

        var done = (double)now.Position / all;
        var bar = withBar ? $"[{new string('#', (int)(done * BarWidth)),-BarWidth}] " : "";
        var speed = (now.Position - since.Position) / seconds;
        var left = speed > 0 ? $", {Clock(TimeSpan.FromSeconds((all - now.Position) / speed))} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{bar}{done * 100,3:0} %, {rate}{left}");
    }

    /// <summary><c>1:05</c>, <c>2:01:05</c>.</summary>
    private static string Clock(TimeSpan span) => span.ToString(span.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    private readonly record struct Sample(long At, long Plans, long Position);
}

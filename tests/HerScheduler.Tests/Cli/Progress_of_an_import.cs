using HerScheduler.Cli;
using HerScheduler.Cli.Import;

namespace HerScheduler.Tests.Cli;

public sealed class Progress_of_an_import
{
    [Fact]
    public void Is_a_bar_with_percent_rate_and_time_left_for_who_watches()
    {
        var time = new SteppedTime();
        using var error = new StringWriter();
        var progress = new ImportProgress(TerminalOf(error, time) with { ShowsProgress = true }, bytes: 1000);

        time.Pass(seconds: 2);
        progress.Show(plans: 50, position: 250);
        progress.End();

        error.ToString().TrimStart('\r').ShouldStartWith("[######                  ]  25 %, 50 plans, 25/s, 0:06 left\r");
        error.ToString().ShouldEndWith("\r");
    }

    [Fact]
    public void Is_a_line_every_few_seconds_for_who_reads_it_later()
    {
        var time = new SteppedTime();
        using var error = new StringWriter { NewLine = "\n" };
        var progress = new ImportProgress(TerminalOf(error, time), bytes: 36_000);

        foreach (var second in Enumerable.Range(1, 12))
        {
            time.Pass(seconds: 1);
            progress.Show(plans: second * 10, position: second * 5);
        }

        progress.End();
        error.ToString().Split('\n').ShouldBe(["  0 %, 50 plans, 10/s, 1:59:55 left", "  0 %, 100 plans, 10/s, 1:59:50 left", ""]);
    }

    [Fact]
    public void Of_an_input_of_unknown_length_has_no_percent()
    {
        var time = new SteppedTime();
        using var error = new StringWriter { NewLine = "\n" };
        var progress = new ImportProgress(TerminalOf(error, time), bytes: null);

        time.Pass(seconds: 5);
        progress.Show(plans: 50, position: 250);

        error.ToString().ShouldBe("50 plans, 10/s\n");
    }

    private static Terminal TerminalOf(TextWriter error, TimeProvider time) =>
        new(Stream.Null, TextWriter.Null, error, Terminal.DefaultWidth, Colour: false, time);

    private sealed class SteppedTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now;

        public void Pass(int seconds) => _now += seconds;
    }
}

namespace HerScheduler.Demo;

/// <summary>What the demo says: whole lines, at once, also when the messages' lines come from another thread.</summary>
internal sealed class DemoConsole(TextWriter output)
{
    private readonly Lock _gate = new();

    public void Say(params IReadOnlyList<string> lines)
    {
        lock (_gate)
        {
            foreach (var line in lines)
            {
                output.WriteLine(line);
            }

            output.Flush();
        }
    }
}

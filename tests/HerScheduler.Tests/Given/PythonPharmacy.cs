using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary><c>Crashes/pharmacy.py</c>: a consumer outside .NET that checks what it is sent.</summary>
internal sealed class PythonPharmacy : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _last;
    private int _messages;

    private PythonPharmacy(Process process)
    {
        _process = process;
        _last = Read();
    }

    /// <summary>How many different messages it has.</summary>
    public int Messages => _messages;

    /// <summary>Returns when it has bound its queue.</summary>
    public static async Task<PythonPharmacy> Listen(Uri broker, string key)
    {
        var system = new PythonPharmacy(Python.Start("tests/HerScheduler.Tests/Crashes/pharmacy.py", broker.AbsoluteUri.TrimEnd('/')
            + "/%2F", $"pharmacy-{Guid.NewGuid():N}", key));
        await Eventually.Is(() => system._isListening, "the pharmacy listens");
        return system;
    }

    /// <summary>Its verdict; it ends with it.</summary>
    public async Task<JsonNode> Report()
    {
        _process.StandardInput.Close();
        return JsonNode.Parse(await _last)!;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private volatile bool _isListening;

    private async Task<string> Read()
    {
        var last = "";
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            last = line;
            _isListening = true;
            if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                Interlocked.Exchange(ref _messages, count);
            }
        }

        return last;
    }
}

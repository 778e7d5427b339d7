using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HerScheduler.Cli;

/// <summary>Asks the first of the addresses that the service listens on, from the same machine.</summary>
internal sealed class HealthProbe(string urls, string? certificateFile)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Uri _address = Reachable(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0]);

    /// <returns>Whether it says yes, and a sentence.</returns>
    public async Task<(bool IsHealthy, string Sentence)> Ask(string path, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.RemoteCertificateValidationCallback = IsOwn;
        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(_address, path), cancel);
            return answer.StatusCode != HttpStatusCode.OK
                ? (false, $"{_address} answers {path} with {(int)answer.StatusCode}: the service runs and cannot work; its log says why.")
                : (true, await IsDegraded(answer, cancel) ? $"{_address}: degraded; it works, but not everything does: its log says what." : $"{_address}: healthy.");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or JsonException && !cancel.IsCancellationRequested)
        {
            return (false, $"{_address} does not answer: {failure.Message}");
        }
    }

    private static async Task<bool> IsDegraded(HttpResponseMessage answer, CancellationToken cancel) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel)) is JsonObject said && (string?)said["status"] == "degraded";

    /// <summary>Who listens on every address is asked on this machine's own.</summary>
    private static Uri Reachable(string url)
    {
        var parts = BindingAddress.Parse(url);
        var host = parts.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "127.0.0.1" : parts.Host;
        return new UriBuilder(parts.Scheme, host, parts.Port).Uri;
    }

    /// <summary>The certificate names the clinic's host and not this address: it must be the service's own, byte for byte.</summary>
    private bool IsOwn(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        if (shown is null || certificateFile is null)
        {
            return false;
        }

        using var own = X509CertificateLoader.LoadCertificateFromFile(certificateFile);
        return own.GetRawCertData().AsSpan().SequenceEqual(shown.GetRawCertData());
    }
}

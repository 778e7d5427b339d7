using System.Security.Cryptography;
using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Http;
using HerScheduler.Problems;
using HerScheduler.Security;

namespace HerScheduler.Idempotency;

/// <summary>The key that a sender gave a request, and what it was given to.</summary>
/// <param name="Id">Of sender and key: two senders may use the same.</param>
/// <param name="Request">Of method, address, condition and body: equal requests have the same.</param>
/// <param name="Body">As sent.</param>
internal sealed record IdempotencyKey(string Id, string Request, ReadOnlyMemory<byte> Body)
{
    public const string Header = "Idempotency-Key";

    private const int Longest = 255;

    /// <summary>Reads the key and the whole body.</summary>
    public static async Task<Outcome<IdempotencyKey>> Read(HttpContext context, CancellationToken cancel)
    {
        var request = context.Request;
        var keys = request.Headers[Header];
        if (keys is not [{ Length: >= 1 and <= Longest } key] || key.Any(letter => letter is < '!' or > '~'))
        {
            return Problem.Malformed([new Fault(Header, $"one key of 1 to {Longest} visible ASCII characters was expected")]) with
            {
                Title = "The header cannot be read",
            };
        }

        var id = Hash($"{Caller.Of(context).Name}\n{key}", default);
        return (await RequestBody.Read(request, cancel)).Match<Outcome<IdempotencyKey>>(
            body => new IdempotencyKey(id, RequestOf(request, body), body),
            problem => problem);
    }

    private static string RequestOf(HttpRequest request, ReadOnlyMemory<byte> body) =>
        Hash($"{request.Method}\n{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n", body);

    private static string Hash(string text, ReadOnlyMemory<byte> more)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData(more.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using HerScheduler.Core.Json;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;

namespace HerScheduler.Tests.Given;

/// <summary>A person with a browser: cookies, forms with their hidden fields, an authenticator app.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _http;

    private string _password = "";
    private string _key = "";

    private Person(string name, string password, Uri service)
    {
        (Name, Password) = (name, password);
        _http = new HttpClient(_handler) { BaseAddress = service };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public string Name { get; }

    public string Password
    {
        get => _password;
        set => RunLog.Secret(_password = value);
    }

    /// <summary>The key of the authenticator app; empty before it is set up.</summary>
    public string Key
    {
        get => _key;
        set => RunLog.Secret(_key = value);
    }

    /// <summary>The code that <see cref="Enrol"/> sent, whatever the app shows by now.</summary>
    public string EnrolledWith { get; private set; } = "";

    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>With an account made on the command line.</summary>
    public static async Task<Person> WithAccount(ServiceFixture service, string name, UserRole role, params string[] sites)
    {
        var added = await CommandRun.Of(["user", "add", name, "--role", WireNames<UserRole>.Of(role), .. sites.SelectMany(site => new[] { "--site", site }),
            "--config", service.SettingsFile()]);
        added.Status.ShouldBe(0, added.Error);
        return Named(service, name, added.Output.Trim());
    }

    public static Person Named(ServiceFixture service, string name, string password) => Named(service.Http.BaseAddress!, name, password);

    public static Person Named(Uri service, string name, string password) => new(name, password, service);

    /// <summary>A page of the service; or an address elsewhere that it leads to.</summary>
    public async Task<Answer> Get(string path) => await Read(await _http.GetAsync(new Uri(path, path.StartsWith('/') ? UriKind.Relative : UriKind.Absolute)));

    /// <summary>Fills in the form of a page and sends it.</summary>
    public async Task<Answer> Fill(string page, params (string Name, string Value)[] fields) => await Send((await Get(page)).Text, page, fields);

    /// <summary>Sends a form with the hidden fields of the page it stands on: the token, and which text of a draft was seen.</summary>
    public Task<Answer> Send(string html, string path, params (string Name, string Value)[] fields) => Send(html, path, from: null, fields);

    /// <summary>The same, by a proxy that says where it comes from.</summary>
    public async Task<Answer> Send(string html, string path, string? from, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)).ToList();
        if (Token().Match(html) is { Success: true } token)
        {
            all.Add(new("__RequestVerificationToken", token.Groups["token"].Value));
        }

        if (Seen().Match(html) is { Success: true } seen)
        {
            all.Add(new("seen", seen.Groups["seen"].Value));
        }

        using var form = new FormUrlEncodedContent(all);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        if (from is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        }

        return await Read(await _http.SendAsync(request));
    }

    public Task<Answer> SignIn(string? password = null, string to = "/")
    {
        RunLog.Secret(password);
        return Fill("/sign-in", ("name", Name), ("password", password ?? Password), ("to", to));
    }

    /// <summary>Sets up the second factor after the password; gives the recovery codes.</summary>
    public async Task<IReadOnlyList<string>> Enrol()
    {
        var page = await Get("/account/second-factor");
        Key = KeyOnPage().Match(page.Text).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        EnrolledWith = Code();
        var done = (await Send(page.Text, "/account/second-factor", ("code", EnrolledWith))).Expect(HttpStatusCode.OK);
        string[] codes = [.. Item().Matches(done.Text).Select(match => match.Groups["code"].Value)];
        Array.ForEach(codes, RunLog.Secret);
        return codes;
    }

    /// <summary>Types a key into the authenticator app, as a page shows it.</summary>
    public void Enter(string? key) => Key = (key ?? "").Replace(" ", "", StringComparison.Ordinal);

    public Task<Answer> SendCode(string? code = null) => Fill("/sign-in/code", ("code", code ?? Code()), ("to", "/"));

    /// <summary>What the app shows: RFC 6238, SHA-1, half a minute, six digits.</summary>
    /// <param name="steps">So many half minutes later.</param>
    public string Code(int steps = 0)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + steps);
#pragma warning disable CA5350 // The standard says SHA-1.
        var hash = HMACSHA1.HashData(Base32(Key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        foreach (Cookie cookie in Cookies.GetAllCookies())
        {
            RunLog.Secret(cookie.Value);
        }

        _http.Dispose();
        _handler.Dispose();
    }

    private static byte[] Base32(string text)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(text.Select(letter => Convert.ToString(letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(8 * index, 8), 2))];
    }

    private static async Task<Answer> Read(HttpResponseMessage response)
    {
        using (response)
        {
            return new Answer(
                response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, ETag: null,
                response.Headers.Location?.OriginalString);
        }
    }

    [GeneratedRegex("name=\"seen\" value=\"(?<seen>[0-9A-F]+)\"",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Seen();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Token();

    [GeneratedRegex("<code>(?<key>[A-Z2-7 ]+)</code>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex KeyOnPage();

    [GeneratedRegex("<li><code>(?<code>[^<]+)</code>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Item();
}

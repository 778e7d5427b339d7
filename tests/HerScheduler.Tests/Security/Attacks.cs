using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Security;

/// <summary>What is tried against every service that is on a network: each is refused, and nothing else suffers.</summary>
[Trait("Speed", "slow")]
public sealed class Attacks
{
    private const string Nurse = "navigator.one@example.org";

    [Fact]
    public async Task A_session_that_somebody_else_chose_is_not_taken_over_by_signing_in()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        using var attacker = Person.Named(service, Nurse, "");
        await attacker.Get("/sign-in");
        foreach (var person in new[] { nurse, attacker })
        {
            person.Cookies.Add(new Cookie("herscheduler", "chosen-by-somebody-else", "/", "127.0.0.1"));
            foreach (Cookie cookie in attacker.Cookies.GetAllCookies())
            {
                person.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", "127.0.0.1"));
            }
        }

        (await nurse.SignIn()).Expect(HttpStatusCode.Redirect);

        (await nurse.Get("/")).Expect(HttpStatusCode.OK);
        nurse.Cookies.GetAllCookies().Where(cookie => cookie.Name == "herscheduler").ShouldAllBe(cookie => cookie.Value != "chosen-by-somebody-else");
        (await attacker.Get("/")).Expect(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/..%2fappsettings.json")]
    [InlineData("/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/assets/..%5cappsettings.json")]
    [InlineData("/assets/%00app.css")]
    [InlineData("/api/v1/plans/..%2f..%2fetc%2fpasswd")]
    [InlineData("/plans/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("//evil.example/%2e%2e")]
    public async Task A_path_leads_to_no_file(string path)
    {
        await using var service = await ServiceFixture.Run();

        var answer = await Raw(service,
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {service.Http.DefaultRequestHeaders.Authorization}\r\nConnection: close\r\n\r\n");

        Status(answer).ShouldBeOneOf(400, 404);
        answer.ShouldNotContain("root:");
        answer.ShouldNotContain("Serilog");
    }

    [Fact]
    public async Task Line_breaks_get_into_no_header()
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);

        (await nurse.SignIn(to: "/\r\nSet-Cookie: stolen=1")).Expect(HttpStatusCode.Redirect).Location.ShouldBe("/");
        (await service.Draft(Documents.Tchp("plan-1", plan => plan["id"] = "plan-1\r\nSet-Cookie: stolen=1"))).ExpectProblem(HttpStatusCode.BadRequest);
        var answer = await Raw(service, "GET /sign-in?to=%2F%0d%0aSet-Cookie:%20stolen=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)].ShouldNotContain("stolen");
        Status(await Raw(service,
            "GET / HTTP/1.1\r\nHost: localhost\r\nX-Note: a\rb\nc: d\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"))
                .ShouldBe(400);
    }

    [Fact]
    public async Task Another_name_in_the_Host_header_gets_into_no_link()
    {
        await using var service = await ServiceFixture.Run();

        foreach (var host in new[] { "evil.example", "127.0.0.1.evil.example", "evil.example:80", "" })
        {
            var answer = await Raw(service, $"GET /sign-in HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");
            Status(answer).ShouldBe(400);
            answer.ShouldNotContain("evil.example");
        }
    }

    [Fact]
    public async Task Bombs_are_refused_before_they_cost_anything()
    {
        await using var service = await ServiceFixture.Run();
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[50_000_000]);
        }

        using var bomb = new ByteArrayContent(zipped.ToArray());
        bomb.Headers.ContentEncoding.Add("gzip");
        bomb.Headers.ContentType = new("application/json");
        (await service.Http.Ask(HttpMethod.Post, "/api/v1/plans", bomb)).ExpectProblem(HttpStatusCode.UnsupportedMediaType);
        foreach (var text in new[] { new string('[', 500_000), string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), $"{{\"id\": {new string('9', 900_000)}}}",
            $"{{{string.Join(',', Enumerable.Range(0, 60_000).Select(each => $"\"k{each}\":0"))}}}" })
        {
            using var body = new StringContent(text, Encoding.UTF8, "application/json");
            (await service.Http.Ask(HttpMethod.Post, "/api/v1/plans", body)).ExpectProblem(HttpStatusCode.BadRequest);
        }

        using var form = new FormUrlEncodedContent(Enumerable.Range(0, 3000).Select(each => new KeyValuePair<string, string>($"k{each}", "v")));
        (await service.Http.Ask(HttpMethod.Post, "/sign-in", form)).Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Whoever_sends_a_byte_now_and_then_is_left_and_nobody_waits_for_them()
    {
        await using var service = await ServiceFixture.Run();
        var token = service.Http.DefaultRequestHeaders.Authorization!.ToString();
        string[] beginnings =
        [
            "GET /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
            $"POST /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nAuthorization: {token}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n",
        ];
        var slow = beginnings.SelectMany(beginning => Enumerable.Repeat(beginning, 20)).Select(beginning => Drip(service, beginning)).ToList();

        while (!slow.TrueForAll(connection => connection.IsCompleted))
        {
            (await service.Get("/api/v1/plans")).Expect(HttpStatusCode.OK);
            await Task.WhenAny(Task.WhenAll(slow), Task.Delay(TimeSpan.FromMilliseconds(500)));
        }

        (await Task.WhenAll(slow)).ShouldAllBe(wasLeft => wasLeft);
    }

    [Fact]
    public async Task Accounts_and_tokens_come_into_a_database_without_touching_its_plans()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        var before = await Everything(service);

        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        await nurse.SignIn();
        using var machine = await service.Client("engine", UserRole.Pharmacy, "north-clinic");

        (await Everything(service)).ShouldBe(before);
        await service.EveryChainShouldHold();
    }

    private static async Task<string> Everything(ServiceFixture service) => await service.InDatabase(async db =>
        System.Text.Json.JsonSerializer.Serialize(new
        {
            Plans = await db.Plans.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Log = await db.Log.AsNoTracking().OrderBy(row => row.Number).ToListAsync(),
            Events = await db.Events.AsNoTracking().OrderBy(row => row.Key).ToListAsync(),
            Outbox = await db.Outbox.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
        }));

    private static int Status(string answer) => int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What comes back for exactly these bytes.</summary>
    private static async Task<string> Raw(ServiceFixture service, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", service.Http.BaseAddress!.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Sends the beginning, then a byte a second, until the service has had enough.</summary>
    private static async Task<bool> Drip(ServiceFixture service, string beginning)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", service.Http.BaseAddress!.Port);
        var stream = client.GetStream();
        var left = stream.ReadAsync(new byte[4096]).AsTask();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
            for (var second = 0; second < 60 && !left.IsCompleted; second++)
            {
                await stream.WriteAsync("x"u8.ToArray());
                await Task.WhenAny(left, Task.Delay(TimeSpan.FromSeconds(1)));
            }

            return left.IsCompleted;
        }
        catch (IOException)
        {
            return true;
        }
    }
}

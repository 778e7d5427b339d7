using HerScheduler.Data;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HerScheduler.Tests.Pages;

/// <summary>Signing in with a second factor, and the administrators' pages, in Chromium: in every width and light, in both languages, and by keyboard
/// alone.</summary>
[Trait("Speed", "slow")]
public sealed class Administering_in_a_browser(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280, "en-GB")]
    [InlineData(ColorScheme.Dark, 1280, "de-DE")]
    [InlineData(ColorScheme.Light, 320, "de-DE")]
    [InlineData(ColorScheme.Dark, 320, "en-GB")]
    public async Task Can_be_done_by_everybody_and_fits_the_window(ColorScheme colours, int width, string language)
    {
        await using var service = await ServiceFixture.Run();
        using var nurse = await Person.WithAccount(service, "nurse@example.org", UserRole.Navigator, "north-clinic");
        using var other = await Person.WithAccount(service, "nurse.of.another.clinic@example.org", UserRole.Navigator, "lake-clinic");
        await StandsIn(service, nurse.Name, other.Name);
        using var chief = await service.Client("chief", UserRole.Administrator);
        await using var visit = await chromium.Visit(service, width, colours, language: language, by: chief);
        foreach (var (index, address) in new[] { "/users", "/users?name=nurse@example.org", "/access-log", "/access-log?plan=nothing", "/deputies" }.Index())
        {
            await visit.Go(address);

            (await visit.Findings()).ShouldBeEmpty();
            await visit.Picture($"administering-{index}-{width}-{colours}");
            (await visit.Width()).ShouldBeLessThanOrEqualTo(width, address);
            (await visit.Bytes()).ShouldBeInRange(1, 60_000, address);
        }

        visit.Complaints.ShouldBeEmpty();
    }

    private static Task<int> StandsIn(ServiceFixture service, string absent, string deputy) => service.InDatabase(async db =>
    {
        var ids = await db.Accounts.ToDictionaryAsync(account => account.UserName!, account => account.Id);
        db.Deputies.Add(new DeputyRow
        {
            AbsentId = ids[absent],
            DeputyId = ids[deputy],
            Site = "north-clinic",
            BeginsAt = service.Time.GetUtcNow(),
            EndsAt = service.Time.GetUtcNow() + TimeSpan.FromDays(7),
            NamedBy = absent,
        });
        return await db.SaveChangesAsync();
    });

    [Fact]
    public async Task A_new_clinician_signs_in_for_the_first_time_by_keyboard_alone()
    {
        await using var service = await ServiceFixture.Run();
        using var doctor = await Person.WithAccount(service, "dr.new@example.org", UserRole.Clinician);
        await using var visit = await chromium.Visit(service, signedIn: false);
        var (page, keys) = (visit.Page, visit.Page.Keyboard);

        await visit.Go("/patients");
        (await visit.Findings()).ShouldBeEmpty();
        await page.Locator("input[name=name]:focus").WaitForAsync();
        await keys.TypeAsync(doctor.Name);
        await keys.PressAsync("Tab");
        await keys.TypeAsync(doctor.Password);
        await visit.Follow(() => keys.PressAsync("Enter"));

        await visit.Arrives("/account/second-factor");
        (await visit.Findings()).ShouldBeEmpty();
        (await page.Locator("svg[role=img] path").CountAsync()).ShouldBe(1, "the key as a picture for the phone");
        doctor.Enter(await page.Locator("main code").TextContentAsync());
        await page.Locator("input[name=code]:focus").WaitForAsync();
        await keys.TypeAsync(doctor.Code());
        await visit.Follow(() => keys.PressAsync("Enter"));
        (await page.Locator("main li code").CountAsync()).ShouldBe(10);
        (await visit.Findings()).ShouldBeEmpty();

        await visit.Follow(() => page.Locator(".account form button").PressAsync("Enter"));
        await visit.Arrives("/sign-in");
        await page.Locator("input[name=name]:focus").WaitForAsync();
        await keys.TypeAsync(doctor.Name);
        await keys.PressAsync("Tab");
        await keys.TypeAsync(doctor.Password);
        await visit.Follow(() => keys.PressAsync("Enter"));
        await visit.Arrives("/sign-in/code");
        (await visit.Findings()).ShouldBeEmpty();

        // The code of the set-up was used; the phone's next one is good already.
        await page.Locator("input[name=code]:focus").WaitForAsync();
        await keys.TypeAsync(doctor.Code(steps: 1));
        await visit.Follow(() => keys.PressAsync("Enter"));
        await visit.Arrives("/");
        (await page.Locator(".account").TextContentAsync()).ShouldNotBeNull().ShouldContain("clinician");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_adds_a_person_without_a_script()
    {
        await using var service = await ServiceFixture.Run();
        using var chief = await service.Client("chief", UserRole.Administrator);
        await using var visit = await chromium.Visit(service, script: false, by: chief);

        await visit.Go("/users");
        await visit.Page.Locator("form.form[action='/users'] input[name=name]").FillAsync("nurse.new@example.org");
        await visit.Page.Locator("form.form[action='/users'] input[value=lake-clinic]").CheckAsync();
        await visit.Click(visit.Page.Locator("form.form[action='/users'] button"));

        (await visit.Page.Locator("[role=status] code").TextContentAsync()).ShouldNotBeNull().Length.ShouldBe(23);
        (await service.InDatabase(db => db.Accounts.SingleAsync())).Sites.ShouldBe("lake-clinic");
    }
}

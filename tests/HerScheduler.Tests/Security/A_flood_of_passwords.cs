using System.Net;
using HerScheduler.Data;
using HerScheduler.Security.People;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Security;

/// <summary>A thousand wrong passwords, from one address or from a thousand: the account is locked, and everybody else goes on.</summary>
[Trait("Speed", "slow")]
public sealed class A_flood_of_passwords
{
    private const string Nurse = "navigator.one@example.org";
    /// <summary>Of an account: more than a minute's worth. Of names that do not exist fewer, since each is really hashed.</summary>
    private const int Attempts = 1000;

    private const int AttemptsOfNobody = 150;
    private const int Together = 20;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Locks_one_account_and_slows_nobody(bool fromEverywhere, bool isOfNobody)
    {
        var hasher = new CountingHasher();
        await using var service = await ServiceFixture.Run(
            new Dictionary<string, string?> { ["HerScheduler:Security:Proxies:0"] = "127.0.0.0/8" },
            services => services.AddSingleton<IPasswordHasher<AccountRow>>(hasher));
        using var nurse = await Person.WithAccount(service, Nurse, UserRole.Navigator);
        using var other = await Person.WithAccount(service, "navigator.two@example.org", UserRole.Navigator);
        var form = (await nurse.Get("/sign-in")).Text;
        hasher.Verified = 0;

        var flood = Task.WhenAll(Enumerable.Range(0, Together).Select(async each =>
        {
            for (var attempt = each; attempt < (isOfNobody ? AttemptsOfNobody : Attempts); attempt += Together)
            {
                var address = fromEverywhere ? $"203.0.{attempt / 250}.{(attempt % 250) + 1}" : "203.0.113.9";
                await nurse.Send(form, "/sign-in", from: address, ("name", isOfNobody ? $"nobody.{attempt}" : Nurse), ("password", $"wrong {attempt}"));
            }
        }));
        while (!flood.IsCompleted)
        {
            (await service.Get("/api/v1/plans")).Expect(HttpStatusCode.OK);
        }

        await flood;
        (await other.SignIn()).Expect(HttpStatusCode.Redirect);
        hasher.MostAtOnce.ShouldBeLessThanOrEqualTo(PasswordChecks.AtOnce, "the rest of the machine is everybody's");
        var lockedUntil = await service.InDatabase(db =>
            db.Accounts.Where(account => account.UserName == Nurse).Select(account => account.LockoutEnd).SingleAsync());
        if (isOfNobody)
        {
            lockedUntil.ShouldBeNull();
        }
        else
        {
            lockedUntil.ShouldNotBeNull("the account is locked");
            hasher.Verified.ShouldBeLessThan(60, "what is locked, or over the limit, is answered before anything is hashed");
        }
    }

    private sealed class CountingHasher : PasswordHasher<AccountRow>
    {
        private int _now;

        public int MostAtOnce { get; private set; }

        public int Verified { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(AccountRow user, string hashedPassword, string providedPassword)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _now));
            Verified++;
            try
            {
                return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
            }
            finally
            {
                Interlocked.Decrement(ref _now);
            }
        }
    }
}

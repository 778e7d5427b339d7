using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace HerScheduler.Security.People;

internal static class PeopleServices
{
    private const int ShortestPassword = 12;
    private const int DifferentLetters = 5;
    private const int WrongPasswords = 5;
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ForSecondFactor = TimeSpan.FromMinutes(5);

    /// <summary>Accounts with passwords: ASP.NET Core Identity on the service's database.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<AccountRow>(options =>
            {
                // Long rather than wild: what NIST SP 800-63B and ASVS 2.1 ask for.
                options.Password.RequiredLength = ShortestPassword;
                options.Password.RequiredUniqueChars = DifferentLetters;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase =
                    options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = WrongPasswords;
                options.Lockout.DefaultLockoutTimeSpan = Lockout;
                options.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<AccountStore>()
            .AddClaimsPrincipalFactory<PersonIdentity>()
            .AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<AccountRow>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<PasswordIsNotTheName>();
        services.AddScoped<Accounts>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<SignInNotes>();
        services.AddSingleton<PasswordChecks>();
        services.AddScoped<PersonIdentity>();
        services.AddScoped<OwnAccount>();
        services.AddSignInLimit();
        services.AddDataProtection().SetApplicationName("herscheduler").PersistKeysToDbContext<SchedulerDb>();
    }

    /// <summary>The cookies: of a session, and of somebody between password and second factor.</summary>
    public static AuthenticationBuilder AddPeoplesCookies(this AuthenticationBuilder schemes, SecuritySettings settings)
    {
        schemes.AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = "herscheduler";
            options.ExpireTimeSpan = TimeSpan.FromMinutes(settings.IdleMinutes);
            options.SlidingExpiration = true;
            options.LoginPath = SignInPaths.SignIn;
            options.ReturnUrlParameter = SignInPaths.ReturnTo;
            options.Events.OnValidatePrincipal = Session.Check;
            options.Events.OnRedirectToLogin = AskToSignIn;
            Seal(options.Cookie);

            // From the provider's site a browser comes back without a strict cookie. Antiforgery and Sec-Fetch-Site stand behind it.
            options.Cookie.SameSite = settings.OpenIdConnect is null ? SameSiteMode.Strict : SameSiteMode.Lax;
        });
        return schemes.AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            options.Cookie.Name = "herscheduler-second";
            options.ExpireTimeSpan = ForSecondFactor;
            Seal(options.Cookie);
        });
    }

    /// <summary>A person who asked for a page is shown where to sign in; a program is told so.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return Task.CompletedTask;
    }

    private static void Seal(CookieBuilder cookie)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}

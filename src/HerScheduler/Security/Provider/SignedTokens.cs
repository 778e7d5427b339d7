using Microsoft.IdentityModel.Tokens;

namespace HerScheduler.Security.Provider;

/// <summary>Which tokens of a provider count at all: signed with its published key, and in time by the service's own clock.</summary>
internal static class SignedTokens
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Signatures with a published key only: neither none at all nor a shared secret, for which a public key could be taken.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void Require(TokenValidationParameters parameters, TimeProvider time)
    {
        parameters.ValidAlgorithms = Algorithms;
        parameters.RequireSignedTokens = true;
        parameters.RequireExpirationTime = true;
        parameters.ValidateIssuer = true;
        parameters.ValidateAudience = true;
        parameters.LifetimeValidator = (from, until, _, _) =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            return until is { } end && now < end + Skew && (from is not { } begin || now >= begin - Skew);
        };
    }
}

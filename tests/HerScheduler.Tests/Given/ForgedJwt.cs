using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HerScheduler.Tests.Given;

/// <summary>Signed tokens as somebody would make them who has no key of the provider's.</summary>
internal static class ForgedJwt
{
    /// <summary>The claims of a real token, changed, under its real signature.</summary>
    public static string Changed(string token, Action<JsonObject> change)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Encode(Claims(token, change))}.{parts[2]}";
    }

    /// <summary>Without any signature, as the algorithm <c>none</c> has it.</summary>
    public static string Unsigned(string token) => $"{Encode(new JsonObject { ["alg"] = "none", ["typ"] = "at+jwt" })}.{Encode(Claims(token, _ => { }))}.";

    /// <summary>Signed with the provider's public key, taken for a shared secret.</summary>
    public static string SignedWithThePublicKey(string token, JsonNode keys)
    {
        var key = keys["keys"]!.AsArray().First(each => each!["n"] is not null)!;
        var header = Encode(new JsonObject { ["alg"] = "HS256", ["typ"] = "at+jwt", ["kid"] = key["kid"]?.DeepClone() });
        var text = $"{header}.{Encode(Claims(token, _ => { }))}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(Base64Url.DecodeFromChars(key["n"]!.GetValue<string>()), Encoding.ASCII.GetBytes(text)))}";
    }

    private static JsonObject Claims(string token, Action<JsonObject> change)
    {
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();
        change(claims);
        return claims;
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}

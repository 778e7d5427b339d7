using System.Net.Http.Headers;
using HerScheduler.Core.Plans;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>Makes a fact of a message, or says why it is none.</summary>
internal sealed class DeliveryReader(InstallationSettings installation, SenderRights rights)
{
    private const string Json = "application/json";

    public Outcome<SentFact> Read(Delivery delivery)
    {
        var properties = delivery.Properties;
        if (WhatIsWrongWith(properties) is { } wrong)
        {
            return wrong;
        }

        if (delivery.Body.Length > PlanReader.MaxBytes)
        {
            return Problem.TooLarge(PlanReader.MaxBytes);
        }

        var user = string.IsNullOrEmpty(properties.UserId) ? null : properties.UserId;
        return rights.Of(user).Match(
            right => OfferedFact.ReadOne(delivery.Body, installation).Match<Outcome<SentFact>>(
                facts => Sent(facts[0], right, delivery),
                faults => Problem.Malformed(faults)),
            problem => problem);
    }

    private static SentFact Sent(OfferedFact offered, SenderRight right, Delivery delivery) => new(
        offered,
        right.Name,
        delivery.Key,
        delivery.Redelivered,
        (stored, recorded) => right.Objection(stored.Course.Plan, offered.Fact, recorded));

    /// <summary>No content type at all is taken for JSON: many clients send none, and the reader is strict.</summary>
    private static Problem? WhatIsWrongWith(BasicProperties properties)
    {
        if (properties.ContentEncoding is { Length: > 0 } encoding && !IsAny(encoding, "utf-8", "utf8", "identity"))
        {
            return Problem.WrongType($"{Json} with no content encoding", $"content encoding '{encoding}'");
        }

        if (string.IsNullOrEmpty(properties.ContentType))
        {
            return null;
        }

        return MediaTypeHeaderValue.TryParse(properties.ContentType, out var type)
            && IsAny(type.MediaType, Json)
            && IsAny(type.CharSet?.Trim('"') ?? "utf-8", "utf-8", "utf8")
            ? null
            : Problem.WrongType($"{Json} in UTF-8", $"'{properties.ContentType}'");
    }

    private static bool IsAny(string? text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

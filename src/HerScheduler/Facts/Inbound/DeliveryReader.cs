using HerScheduler.Core.Plans;
using HerScheduler.Http;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>Makes a fact of a message, or says why it is none.</summary>
internal sealed class DeliveryReader(InstallationSettings installation, SenderRights rights)
{
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
    private static Problem? WhatIsWrongWith(BasicProperties properties) =>
        JsonType.ObjectionToEncoding(properties.ContentEncoding)
        ?? (string.IsNullOrEmpty(properties.ContentType) ? null : JsonType.Objection(properties.ContentType));
}

using System.Globalization;
using HerScheduler.Data;
using HerScheduler.Json;

namespace HerScheduler.Courses;

/// <summary>
/// Each entry of a plan's fact log carries the hash of the one before it: what was changed behind the service's back shows. With a key, whoever can write to
/// the database cannot make the hashes anew.
/// </summary>
public sealed class HashChain
{
    /// <summary>The hash of the entry before the first.</summary>
    public const string Start = "";

    internal HashChain(AuditKeys keys) => Keys = keys;

    /// <summary>Of an installation without a key.</summary>
    public static HashChain Unkeyed { get; } = new(AuditKeys.None);

    internal AuditKeys Keys { get; }

    /// <summary>Whether what is written from now on is keyed.</summary>
    internal bool IsKeyed => Keys.Current is not null;

    /// <summary>The next entry of a plan's log; <see cref="PlanRow.LastLogHash"/> moves on to it.</summary>
    public LogEntryRow Append(PlanRow plan, int number, LogContent content)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(content);
        var previous = plan.LastLogHash ?? Start;
        if (!IsKeyed && AuditKeys.KeyOf(previous) is { } key)
        {
            throw new InvalidOperationException($"The log of plan '{plan.Id}' is keyed with {key}, and no key is there: {nameof(AuditKeyCheck)} was not asked.");
        }

        var hash = Keys.HashOf(TextOf(plan.Id, number, content, previous));
        plan.LastLogHash = hash;
        return new LogEntryRow
        {
            PlanId = plan.Id,
            Number = number,
            EntryId = content.EntryId,
            Kind = content.Kind,
            Body = content.Body,
            RecordedAt = content.RecordedAt,
            By = content.By,
            Sender = content.Sender,
            PreviousHash = previous,
            Hash = hash,
        };
    }

    /// <summary>What the hash of a stored entry would be, were it written now as number <paramref name="number"/>.</summary>
    public string HashOf(LogEntryRow entry, int number) => Keys.HashOf(TextOf(entry, number));

    /// <summary>Whether the entry has the hash that it was written with as number <paramref name="number"/>.</summary>
    internal bool Verify(LogEntryRow entry, int number) => Keys.Verify(entry.Hash, TextOf(entry, number));

    /// <summary>What a log that was written without a key ends with, sealed later with the key.</summary>
    internal string SealOf(string planId, int count, string lastHash) => Keys.HashOf(SealText(planId, count, lastHash));

    internal bool IsSealed(string planId, int count, string lastHash, string? seal) =>
        AuditKeys.KeyOf(seal) is not null && Keys.Verify(seal!, SealText(planId, count, lastHash));

    private static string SealText(string planId, int count, string lastHash) =>
        Strings("seal", planId, count.ToString(CultureInfo.InvariantCulture), lastHash);

    private static string TextOf(LogEntryRow entry, int number)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var content = new LogContent(entry.EntryId, entry.Kind, entry.Body, entry.RecordedAt, entry.By, entry.Sender);
        return TextOf(entry.PlanId, number, content, entry.PreviousHash);
    }

    private static string TextOf(string planId, int number, LogContent content, string previous) => Strings(
        previous,
        planId,
        number.ToString(CultureInfo.InvariantCulture),
        content.EntryId,
        content.Kind,
        content.RecordedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
        content.By,
        content.Sender,
        content.Body);

    /// <summary>A JSON array of strings: no content can be shifted from one field into the next.</summary>
    internal static string Strings(params ReadOnlySpan<string> fields)
    {
        var values = fields.ToArray();
        return JsonText.Of(json =>
        {
            json.WriteStartArray();
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        });
    }
}

/// <summary>What an entry of the fact log says.</summary>
public sealed record LogContent(string EntryId, string Kind, string Body, DateTimeOffset RecordedAt, string By, string Sender);

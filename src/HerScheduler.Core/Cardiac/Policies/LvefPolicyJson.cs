using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>Writes an LVEF policy in the format <see cref="LvefPolicyReader"/> reads.</summary>
public static class LvefPolicyJson
{
    /// <summary>The document, UTF-8.</summary>
    public static byte[] ToUtf8(LvefPolicy policy, bool indented = true) => JsonText.ToUtf8(writer => Write(writer, policy), indented);

    public static void Write(Utf8JsonWriter writer, LvefPolicy policy)
    {
        writer.WriteStartObject();
        writer.WriteString("id", policy.Id);
        writer.WriteString("title", policy.Title);
        writer.WriteString("source", policy.Source);
        writer.WriteString("confidence", policy.Confidence);
        writer.WriteNumber("closeWatchDays", policy.CloseWatchDays);
        writer.WriteStartArray("agents");
        foreach (var agent in policy.Agents)
        {
            WriteAgent(writer, agent);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter writer, AgentPolicy agent)
    {
        writer.WriteStartObject();
        writer.WriteString("agent", WireNames<Agent>.Of(agent.Agent));
        writer.WriteString("source", agent.Source);
        WriteCondition(writer, "countsAsFallen", agent.CountsAsFallen);
        if (agent.StopAtHold is { } number)
        {
            writer.WriteNumber("stopAtHold", number);
        }

        writer.WriteStartArray("rows");
        foreach (var row in agent.Rows)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, LvefRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("then", WireNames<LvefAction>.Of(row.Then));
        if (row.When is { } when)
        {
            WriteCondition(writer, "when", when);
        }

        if (row.Hold is { } hold)
        {
            WriteHold(writer, hold);
        }

        writer.WriteEndObject();
    }

    private static void WriteHold(Utf8JsonWriter writer, HoldRule hold)
    {
        writer.WriteNumber("earliestResumeDays", hold.EarliestResumeDays);
        writer.WriteNumber("firstRepeatDays", hold.FirstRepeatDays);
        if (hold.Resume is { } resume)
        {
            WriteCondition(writer, "resume", resume);
        }
        else
        {
            writer.WriteNull("resume");
        }

        writer.WriteStartObject("stop");
        switch (hold.Stop)
        {
            case StopRule.NotMetAfter after:
                writer.WriteNumber("notMetAfterDays", after.Days);
                break;
            case StopRule.NotMetAtRepeat repeat:
                writer.WriteNumber("notMetAtRepeatFromDay", repeat.FromDay);
                break;
            case StopRule.RepeatIs repeat:
                WriteCondition(writer, "repeatIs", repeat.Condition);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(hold), hold.Stop, "A stop rule that cannot be written.");
        }

        writer.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter writer, string name, LvefCondition condition)
    {
        writer.WriteStartArray(name);
        foreach (var alternative in condition.Alternatives)
        {
            writer.WriteStartObject();
            WriteRange(writer, "now", alternative.Now);
            WriteRange(writer, "fall", alternative.Fall);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter writer, string name, LvefRange? range)
    {
        if (range is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        WriteBound(writer, range.Lower, "from", "above");
        WriteBound(writer, range.Upper, "to", "below");
        writer.WriteEndObject();
    }

    private static void WriteBound(Utf8JsonWriter writer, LvefBound? bound, string included, string excluded)
    {
        if (bound is not { } end)
        {
            return;
        }

        writer.WritePropertyName(end.IsIncluded ? included : excluded);
        if (end.IsLowerLimitOfNormal)
        {
            writer.WriteStringValue(LvefConditionReader.LowerLimitOfNormal);
        }
        else
        {
            writer.WriteNumberValue(Decimals.WithoutTrailingZeros(end.Value));
        }
    }
}

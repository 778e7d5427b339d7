using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>Writes what was given before a plan began, as <see cref="HistoryReader"/> reads it.</summary>
internal static class HistoryJson
{
    public static void Write(Utf8JsonWriter writer, History history)
    {
        writer.WriteStartObject("history");
        writer.WriteBoolean("anthracycline", history.Anthracycline);
        writer.WriteNumber("her2Cycles", Decimals.WithoutTrailingZeros(history.Her2Cycles));
        if (history.FirstHer2Dose is { } first)
        {
            writer.WriteDay("firstHer2Dose", first);
        }

        if (history.LastHer2Doses.Count > 0)
        {
            writer.WriteStartObject("lastHer2Doses");
            foreach (var dose in history.LastHer2Doses)
            {
                writer.WriteDay(WireNames<Agent>.Of(dose.Agent), dose.Date);
            }

            writer.WriteEndObject();
        }

        if (history.BaselineLvef is { } baseline)
        {
            writer.WriteStartObject("baselineLvef");
            writer.WriteDay("date", baseline.Date);
            writer.WriteNumber("percent", Decimals.WithoutTrailingZeros(baseline.Percent));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}

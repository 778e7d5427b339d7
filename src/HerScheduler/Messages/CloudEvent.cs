using System.Globalization;
using System.Text.Json;
using HerScheduler.Json;

namespace HerScheduler.Messages;

/// <summary>The CloudEvents 1.0 envelope of a message.</summary>
/// <remarks>What belongs to no plan has no sequence.</remarks>
internal sealed record CloudEvent(string Id, Uri Source, string Type, string Subject, DateTimeOffset Time, int? Sequence)
{
    /// <summary>The complete document.</summary>
    /// <param name="writeData">Writes the properties of <c>data</c>.</param>
    public string Text(Action<Utf8JsonWriter> writeData) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", Id);
        json.WriteString("source", Source.AbsoluteUri);
        json.WriteString("type", Type);
        json.WriteString("subject", Subject);
        json.WriteString("time", Time.Iso());
        json.WriteString("datacontenttype", "application/json");
        if (Sequence is { } sequence)
        {
            json.WriteString("sequence", sequence.ToString("D10", CultureInfo.InvariantCulture));
        }

        json.WriteStartObject("data");
        writeData(json);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}

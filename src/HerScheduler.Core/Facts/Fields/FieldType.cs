using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Facts.Fields;

/// <summary>What a field of a fact holds: how it is read, written and described.</summary>
/// <param name="Read">Reads the property, which has to be there; what is wrong is told, and a stand-in returned.</param>
/// <param name="Write">Writes the property.</param>
/// <param name="Schema">Its JSON Schema.</param>
internal sealed record FieldType<T>(Func<ObjectReader, string, T> Read, Action<Utf8JsonWriter, string, T> Write, Func<JsonObject> Schema)
{
    /// <summary>A field of one JSON value.</summary>
    public FieldType(Expectation<T> expectation, Action<Utf8JsonWriter, string, T> write, Func<JsonObject> schema)
        : this((reader, name) => reader.Required(name, expectation), write, schema)
    {
    }
}

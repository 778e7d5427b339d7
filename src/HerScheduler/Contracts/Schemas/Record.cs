using System.Text.Json.Nodes;

namespace HerScheduler.Contracts.Schemas;

/// <summary>The schema of an object, property by property, in the order in which the service writes them.</summary>
internal sealed class Record(string meaning)
{
    private readonly JsonObject _properties = [];
    private readonly JsonArray _required = [];
    private bool _isClosed;

    /// <summary>A property that is always there.</summary>
    public Record Has(string name, JsonObject schema)
    {
        _properties.Add(name, schema);
        _required.Add(name);
        return this;
    }

    /// <summary>A property that can be missing.</summary>
    public Record MayHave(string name, JsonObject schema)
    {
        _properties.Add(name, schema);
        return this;
    }

    /// <summary>
    /// Unknown properties are refused. So it is with what the service reads; what it writes stays open, because a later version
    /// may add properties and no consumer may stumble over them.
    /// </summary>
    public Record AndNothingElse()
    {
        _isClosed = true;
        return this;
    }

    public JsonObject ToSchema()
    {
        var schema = new JsonObject { ["description"] = meaning, ["type"] = "object", ["properties"] = _properties };
        if (_required.Count > 0)
        {
            schema["required"] = _required;
        }

        if (_isClosed)
        {
            schema["additionalProperties"] = false;
        }

        return schema;
    }
}

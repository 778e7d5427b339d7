using System.Text.Json;

namespace HerScheduler.Core.Json;

/// <summary>
/// Reads the properties of one JSON object against its shape. A fault never stops the reading: it is told, a stand-in value
/// is returned, and the next property is read, so that the sender hears of everything at once.
/// </summary>
internal sealed class ObjectReader
{
    private const int LongestNameInPointer = 64;

    private readonly JsonElement[] _values;
    private readonly Shape _shape;
    private readonly bool _isObject;

    /// <param name="element">What should be an object; anything else is a fault, and then nothing is said about its properties.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="faults">Where faults are told.</param>
    /// <param name="shape">The properties it can have.</param>
    public ObjectReader(JsonElement element, Place place, Faults faults, Shape shape)
    {
        (Place, Faults, _shape) = (place, faults, shape);
        _values = new JsonElement[shape.Names.Count];
        _isObject = element.ValueKind == JsonValueKind.Object;
        if (_isObject)
        {
            Sort(element);
        }
        else if (element.ValueKind != JsonValueKind.Undefined)
        {
            faults.Add(place, $"expected an object, found {Found.Phrase(element, isPrivate: true)}");
        }
    }

    public Place Place { get; }

    public Faults Faults { get; }

    /// <summary>Tells a fault of the property <paramref name="name"/>.</summary>
    public void Fault(string name, string detail) => Faults.Add(Place.Member(name), detail);

    /// <summary>True when the property stands there, null or not.</summary>
    public bool Has(string name) => this[name].ValueKind != JsonValueKind.Undefined;

    /// <summary>The value as it stands; undefined when it is not there.</summary>
    public JsonElement Value(string name) => this[name];

    /// <summary>Tells that the property is missing; nothing when what was read is no object at all.</summary>
    public void TellMissing(string name, string phrase) => IsMissing(name, phrase);

    /// <summary>The value, or a stand-in; missing is a fault.</summary>
    public T Required<T>(string name, Expectation<T> expectation) => TryRequire(name, expectation, out var value) ? value : default!;

    /// <summary>True with the value when it is as expected; missing is a fault.</summary>
    public bool TryRequire<T>(string name, Expectation<T> expectation, out T value)
    {
        value = default!;
        return !IsMissing(name, expectation.Phrase) && TryRead(name, expectation, out value);
    }

    /// <summary>True with the value when it is there and as expected. Null is a fault.</summary>
    public bool TryRead<T>(string name, Expectation<T> expectation, out T value)
    {
        value = default!;
        var element = this[name];
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            return false;
        }

        if (expectation.TryRead(element, out value))
        {
            return true;
        }

        expectation.Tell(element, Place.Member(name), Faults);
        return false;
    }

    /// <summary>The value, or <paramref name="otherwise"/> when it is not there.</summary>
    public T Optional<T>(string name, Expectation<T> expectation, T otherwise) =>
        TryRead(name, expectation, out var value) ? value : otherwise;

    /// <summary>The value, or null when it is not there or null stands there.</summary>
    public T? OrNull<T>(string name, Expectation<T> expectation)
        where T : class =>
        !IsNull(name) && TryRead(name, expectation, out var value) ? value : null;

    /// <summary>Null stands there.</summary>
    public bool IsNull(string name) => this[name].ValueKind == JsonValueKind.Null;

    /// <summary>An object stands there, well-formed or not.</summary>
    public bool IsObject(string name) => this[name].ValueKind == JsonValueKind.Object;

    /// <summary>The object; missing is a fault, and then nothing is said about its properties.</summary>
    public ObjectReader RequiredObject(string name, Shape shape)
    {
        IsMissing(name, "an object");
        return new ObjectReader(this[name], Place.Member(name), Faults, shape);
    }

    /// <summary>The object, or null when it is not there.</summary>
    public ObjectReader? OptionalObject(string name, Shape shape) =>
        Has(name) ? new ObjectReader(this[name], Place.Member(name), Faults, shape) : null;

    /// <summary>The value as it stands; missing is a fault.</summary>
    public bool TryGetElement(string name, string phrase, out JsonElement element)
    {
        element = this[name];
        return !IsMissing(name, phrase);
    }

    /// <summary>How many items the array has; null when there is no array.</summary>
    public int? ArrayLength(string name) => this[name].ValueKind == JsonValueKind.Array ? this[name].GetArrayLength() : null;

    /// <summary>The items of an array; nothing when it is not there. What is no array is a fault.</summary>
    public IReadOnlyList<T> Items<T>(string name, Func<JsonElement, Place, T> read) =>
        Has(name) ? JsonArrays.Read(this[name], Place.Member(name), Faults, read) : [];

    /// <summary>The items of an array of one or more; missing is a fault.</summary>
    public IReadOnlyList<T> RequiredItems<T>(string name, string phrase, Func<JsonElement, Place, T> read)
    {
        if (IsMissing(name, phrase))
        {
            return [];
        }

        if (ArrayLength(name) == 0)
        {
            Fault(name, $"expected {phrase}, found an empty array");
        }

        return Items(name, read);
    }

    private JsonElement this[string name] => _values[_shape.IndexOf(name)];

    private bool IsMissing(string name, string phrase)
    {
        if (Has(name))
        {
            return false;
        }

        if (_isObject)
        {
            Fault(name, $"required, but missing: expected {phrase}");
        }

        return true;
    }

    private void Sort(JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!property.TryName(out var name))
            {
                Faults.Add(Place, "a property name has a lone surrogate");
            }
            else if (_shape.IndexOf(name) is var index and >= 0)
            {
                Keep(index, name, property.Value);
            }
            else
            {
                Unknown(name);
            }
        }
    }

    private void Keep(int index, string name, JsonElement value)
    {
        if (_values[index].ValueKind != JsonValueKind.Undefined)
        {
            Fault(name, "the property stands here more than once");
        }

        _values[index] = value;
    }

    private void Unknown(string name)
    {
        if (Faults.IsFull)
        {
            // Only counted; the search for what was meant would be for nobody.
            Faults.Add(Place, "unknown property");
        }
        else if (name.Length <= LongestNameInPointer)
        {
            Fault(name, _shape.Unknown(name));
        }
        else
        {
            Faults.Add(Place, $"{Found.Quote(name)}: {_shape.Unknown(name)}");
        }
    }
}

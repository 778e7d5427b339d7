using System.Globalization;
using System.Text;

namespace HerScheduler.Pages.Shared;

/// <summary>The part of an address behind the question mark; what is not asked for is left out.</summary>
internal sealed class QueryBuilder
{
    private readonly StringBuilder _text = new();

    public void Add(string name, object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(text))
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(text));
        }
    }

    public override string ToString() => _text.ToString();
}

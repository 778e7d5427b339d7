using System.Text;

namespace HerScheduler.Email;

/// <summary>
/// The plain text of an e-mail: lines of at most 72 characters, in the form of RFC 3676 (format=flowed), so that a phone's mail program joins
/// them again and breaks them as narrow as it is.
/// </summary>
internal sealed class PlainText
{
    private const int Width = 72;

    private readonly StringBuilder _text = new();

    /// <summary>A paragraph. An address in it is never broken.</summary>
    public PlainText Add(string sentence)
    {
        var column = 0;
        foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                // The space at the end says that the paragraph goes on.
                _text.Append(" \r\n");
                column = 0;
            }

            var piece = column == 0 ? Stuffed(word) : $" {word}";
            _text.Append(piece);
            column += piece.Length;
        }

        return AddLine();
    }

    public PlainText AddLine()
    {
        _text.Append("\r\n");
        return this;
    }

    /// <summary>A heading of its own, underlined.</summary>
    public PlainText AddHeading(string heading) => AddLine().Add(heading).Add(new string('-', Math.Min(heading.Length, Width)));

    /// <summary>What follows is the foot.</summary>
    public PlainText AddFoot()
    {
        _text.Append("\r\n-- \r\n");
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>What a mail program could take for a quotation, or for the beginning of another e-mail, at the beginning of a line.</summary>
    private static string Stuffed(string word) => word.StartsWith('>') || word == "From" ? $" {word}" : word;
}

namespace HerScheduler.Email;

/// <summary>One e-mail, ready to leave. Text from people in it is harmless: line breaks and controls in headers become spaces.</summary>
public sealed record Mail
{
    /// <summary>The recipient's address.</summary>
    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>For a reader of plain text, as <see cref="PlainText"/> makes it: sent as format=flowed.</summary>
    public required string Text { get; init; }

    /// <summary>The same for everybody else; a whole HTML document.</summary>
    public required string Html { get; init; }

    /// <summary>With angle brackets. The same e-mail sent again has the same one, so that a double is recognizable.</summary>
    public required string MessageId { get; init; }

    /// <summary>What the folder transport calls its file, without extension: the Message-ID's first part. The same e-mail overwrites its own file.</summary>
    public string FileName => MessageId[1..MessageId.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>Never the content: an e-mail printed by accident must not leak it.</summary>
    public override string ToString() => $"Mail {MessageId}";
}

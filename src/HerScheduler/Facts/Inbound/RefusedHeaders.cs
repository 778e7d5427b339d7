using System.Collections;
using System.Text;
using HerScheduler.Settings;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>The properties of a refused message: its own, as far as they can be sent again, and why it was refused.</summary>
internal static class RefusedHeaders
{
    /// <summary>All properties together must fit into one frame, 128 KiB unless the broker's administrator says otherwise.</summary>
    private const int Room = 120 * 1024;

    /// <summary>The broker would send copies to the queues named there, our own perhaps among them.</summary>
    private static readonly string[] CopyHeaders = ["CC", "BCC"];

    public static BasicProperties For(Delivery delivery, FactRefusal refusal)
    {
        var original = delivery.Properties;
        var properties = new BasicProperties(original) { Persistent = true };

        // An expiring message would vanish from the error queue.
        properties.ClearExpiration();
        properties.ClearUserId();
        var headers = OwnHeaders(original.Headers);
        if (original.UserId is { Length: > 0 } user)
        {
            // The broker checks the property against who sends, and this time that is the service.
            headers[Naming.RefusedSender] = user;
        }

        headers[Naming.RefusedReason] = refusal.Reason;
        properties.Headers = headers;
        return properties;
    }

    /// <summary>For a message whose own properties cannot be sent again.</summary>
    public static BasicProperties WithoutIts(FactRefusal refusal) => new()
    {
        Persistent = true,
        Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [Naming.RefusedReason] = refusal.Reason, [Naming.HeadersDropped] = true },
    };

    private static Dictionary<string, object?> OwnHeaders(IDictionary<string, object?>? original)
    {
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in original ?? headers)
        {
            if (name is not (Delivery.CountHeader or Naming.RefusedReason or Naming.RefusedSender or Naming.HeadersDropped))
            {
                headers[CopyHeaders.Contains(name, StringComparer.Ordinal) ? $"x-refused-{name}" : name] = value;
            }
        }

        return SizeOf(headers) <= Room - ReasonText.MaxBytes ? headers : new(StringComparer.Ordinal) { [Naming.HeadersDropped] = true };
    }

    /// <summary>About as many bytes as it takes on the wire, rather too many than too few.</summary>
    private static int SizeOf(object? value) => value switch
    {
        byte[] bytes => bytes.Length + 8,
        string text => Encoding.UTF8.GetByteCount(text) + 8,
        BinaryTableValue binary => binary.Bytes.Length + 8,
        IDictionary<string, object?> table => 8 + table.Sum(entry => Encoding.UTF8.GetByteCount(entry.Key) + 1 + SizeOf(entry.Value)),
        IDictionary table => 8 + table.Values.Cast<object?>().Sum(SizeOf) + table.Keys.Cast<object?>().Sum(SizeOf),
        IEnumerable list => 8 + list.Cast<object?>().Sum(SizeOf),
        _ => 24,
    };
}

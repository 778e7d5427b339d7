using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HerScheduler.Import;

/// <summary>Which plans this input has brought already. About 50 bytes a plan: of id and document only hashes are kept.</summary>
internal sealed class SeenPlans
{
    private readonly Dictionary<UInt128, ulong> _documents = [];

    /// <returns>Null: the id is new. Otherwise whether the document is the one that came first.</returns>
    public bool? SameAsFirst(string planId, string document)
    {
        var content = (ulong)Hash(document);
        var id = Hash(planId);
        if (_documents.TryAdd(id, content))
        {
            return null;
        }

        return _documents[id] == content;
    }

    private static UInt128 Hash(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

using System.IO.Compression;
using System.Text;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Cli;

/// <summary>A file that is no UTF-8 is refused once, by the name that people know it by.</summary>
public sealed class Files_in_another_encoding : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("utf-16BE", "UTF-16")]
    [InlineData("utf-32", "UTF-32")]
    public async Task Is_named(string encoding, string name)
    {
        var code = Encoding.GetEncoding(encoding);
        var file = Written("plan.json", [.. code.GetPreamble(), .. code.GetBytes(Documents.Tchp().ToJsonString())]);

        (await CommandRun.Of("preview", file)).Faults.ShouldHaveSingleItem().ShouldEndWith($"expected UTF-8, found {name}");
        (await CommandRun.Of("import", file, "--dry-run")).Faults.ShouldHaveSingleItem().ShouldContain($"found {name}");
    }

    [Fact]
    public async Task Without_its_mark_too()
    {
        var file = Written("plan.json", Encoding.Unicode.GetBytes(Documents.Tchp().ToJsonString()));

        (await CommandRun.Of("preview", file)).Faults.ShouldHaveSingleItem().ShouldEndWith("expected UTF-8, found UTF-16");
    }

    [Theory]
    [InlineData("plans.ndjson")]
    [InlineData("plan.json")]
    public async Task A_compressed_file_is_one_fault_that_says_how_to_unpack_it(string name)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 50)
                .Select(n => Documents.Tchp($"plan-{n}").ToJsonString() + "\n"))));
        }

        var run = await CommandRun.Of("import", Written(name, packed.ToArray()), "--dry-run");

        run.Status.ShouldBe(1);
        run.Faults.ShouldHaveSingleItem().ShouldContain("found a gzip file (gzip -cd unpacks it)");
    }

    [Fact]
    public async Task What_editors_and_systems_leave_in_a_folder_is_passed_over()
    {
        Written("plan.json", Encoding.UTF8.GetBytes(Documents.Tchp().ToJsonString()));
        foreach (var name in new[] { "._plan.json", "~plan.json", ".hidden/plan.json" })
        {
            Written(name, [0, 1, 2]);
        }

        var run = await CommandRun.Of("import", _folder.File("in"), "--dry-run");

        (run.Status, run.Error).ShouldBe((0, ""));
    }

    private string Written(string name, byte[] content)
    {
        var file = Path.Combine(_folder.File("in"), name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return file;
    }
}

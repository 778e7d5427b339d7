using System.Text.Json;

namespace HerScheduler.Tests.Given;

/// <summary>
/// How pages are meant to look: small pictures kept beside the tests, which the browser itself compares with the page as it is. They are a quarter of the size,
/// so that the edges of letters make no difference; with HERSCHEDULER_APPROVE=1 they are taken anew.
/// </summary>
internal static class Pictures
{
    private const int Scale = 4;

    /// <summary>A colour that is further away than this is another colour, of 255.</summary>
    private const int Shade = 40;

    private const string Compare =
        """
        async ([now, kept, scale, shade]) => {
          const draw = async (picture, width, height) => {
            const image = new Image();
            image.src = 'data:image/png;base64,' + picture;
            await image.decode();
            const canvas = document.createElement('canvas');
            canvas.width = width ?? Math.round(image.width / scale);
            canvas.height = height ?? Math.round(image.height / scale);
            const pen = canvas.getContext('2d');
            pen.imageSmoothingQuality = 'high';
            pen.drawImage(image, 0, 0, canvas.width, canvas.height);
            return canvas;
          };
          const small = await draw(now);
          const picture = small.toDataURL('image/png').split(',')[1];
          if (!kept) return { picture, share: 1 };
          const bytes = canvas => canvas.getContext('2d').getImageData(0, 0, small.width, small.height).data;
          const [is, was] = [bytes(small), bytes(await draw(kept, small.width, small.height))];
          let other = 0;
          for (let at = 0; at < is.length; at += 4)
            if ([0, 1, 2].some(colour => Math.abs(is[at + colour] - was[at + colour]) > shade)) other++;
          return { picture, share: other / (is.length / 4) };
        }
        """;

    /// <summary>How much of the window looks different from the picture that is kept: 0 to 1.</summary>
    /// <param name="visit">The window.</param>
    /// <param name="name">The picture's.</param>
    public static async Task<double> Difference(this Visit visit, string name)
    {
        var file = Repository.File($"tests/HerScheduler.Tests/Pages/Pictures/{name}.png");
        var now = Convert.ToBase64String(await visit.Page.ScreenshotAsync());
        var kept = File.Exists(file) ? Convert.ToBase64String(await File.ReadAllBytesAsync(file)) : null;
        var desk = await visit.Page.Context.NewPageAsync();
        var said = await desk.EvaluateAsync<JsonElement>(Compare, new object?[] { now, kept, Scale, Shade });
        await desk.CloseAsync();
        if (Environment.GetEnvironmentVariable("HERSCHEDULER_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, Convert.FromBase64String(said.GetProperty("picture").GetString()!));
            return 0;
        }

        return said.GetProperty("share").GetDouble();
    }
}

using System.Globalization;
using System.Text;
using QRCoder;

namespace HerScheduler.Pages.SignIn;

/// <summary>A QR code as one path of an SVG: no image file, nothing inline that a strict policy forbids.</summary>
/// <param name="Size">Modules on each side, the quiet zone included.</param>
/// <param name="Path">The dark ones.</param>
public sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < code.ModuleMatrix[row].Length; column++)
            {
                if (code.ModuleMatrix[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return new QrCode(code.ModuleMatrix.Count, path.ToString());
    }
}

using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HerScheduler.Tests.Given;

/// <summary>The line between a mail server and who writes to it, until <paramref name="end"/>.</summary>
internal sealed class MailLine(Stream stream, CancellationToken end)
{
    private Stream _stream = stream;

    public ValueTask Say(string words) => _stream.WriteAsync(Encoding.UTF8.GetBytes(words.Length > 0 ? words + "\r\n" : ""), end);

    /// <returns>A line without its end; null when the client has left.</returns>
    public async Task<string?> Hear()
    {
        var heard = new List<byte>();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, end) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. heard]).TrimEnd('\r');
            }

            heard.Add(one[0]);
        }

        return null;
    }

    public async Task<string> Ask(string question)
    {
        await Say(question);
        return await Hear() ?? "";
    }

    /// <exception cref="IOException">The client does not trust the certificate.</exception>
    public async Task Protect(X509Certificate2 certificate)
    {
        var secured = new SslStream(_stream);
        try
        {
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end);
            _stream = secured;
        }
        catch (AuthenticationException refused)
        {
            throw new IOException("The client does not trust the certificate.", refused);
        }
    }
}

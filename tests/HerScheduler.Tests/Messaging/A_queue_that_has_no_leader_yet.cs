using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Messaging;

/// <summary>
/// RabbitMQ 4 lets us declare a quorum queue and may end the connection when it is asked for a message of it at once: 541, internal error. Played on the
/// wire, because it happens by chance.
/// </summary>
public sealed class A_queue_that_has_no_leader_yet : IDisposable
{
    private const int OpeningLength = 8;
    private const int HeadLength = 7;
    private const uint BasicGet = (60 << 16) + 70;

    private readonly CancellationTokenSource _over = new(TimeSpan.FromMinutes(2));
    private int _refusals;

    /// <summary>How the other side ends when it is asked for a message.</summary>
    public enum Ending
    {
        InternalError,
        Close,
        Reset,
    }

    [Fact]
    public async Task Is_asked_again_a_little_later_and_messages_leave()
    {
        await using var gate = new BrokerGate((client, broker) => Pass(client, broker, atMost: 2));
        await using var service = await ServiceFixture.Run(Broker.Settings(at: gate.Address));
        await service.Approved(Documents.Tchp("plan-1"));

        var turn = await service.RelayOnce();

        _refusals.ShouldBe(2);
        turn.BlockedBy.ShouldBeNull();
        turn.Confirmed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Blocks_the_relay_when_it_never_has_one()
    {
        await using var gate = new BrokerGate((client, broker) => Pass(client, broker, atMost: int.MaxValue));
        await using var service = await ServiceFixture.Run(Broker.Settings(at: gate.Address));
        await service.Approved(Documents.Tchp("plan-1"));

        // A machine that stands still meanwhile has no time for the last attempt.
        (await service.RelayOnce()).BlockedBy.ShouldNotBeNull().ShouldMatch("INTERNAL_ERROR|did not answer");
        _refusals.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(Ending.Close)]
    [InlineData(Ending.Reset)]
    public async Task Is_not_taken_for_a_connection_that_breaks_at_the_question(Ending ending)
    {
        await using var gate = new BrokerGate((client, broker) => Pass(client, broker, atMost: int.MaxValue, ending));
        await using var service = await ServiceFixture.Run(Broker.Settings(at: gate.Address));
        await service.Approved(Documents.Tchp("plan-1"));

        (await service.RelayOnce()).BlockedBy.ShouldNotBeNull();

        _refusals.ShouldBe(1, "the relay's next turn asks again, not this one");
    }

    public void Dispose() => _over.Dispose();

    /// <summary>Passes frames on, until one asks for a message; that connection ends.</summary>
    private async Task Pass(Stream client, Stream broker, int atMost, Ending ending = Ending.InternalError)
    {
        var frame = new byte[OpeningLength];
        await client.ReadExactlyAsync(frame, _over.Token);
        while (true)
        {
            await broker.WriteAsync(frame, _over.Token);
            frame = await Frame(client);
            if (frame.Length > HeadLength + sizeof(uint) && BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(HeadLength)) == BasicGet && _refusals < atMost)
            {
                _refusals++;
                if (ending == Ending.InternalError)
                {
                    await client.WriteAsync(InternalError(), _over.Token);
                    await Frame(client);
                }
                else if (ending == Ending.Reset)
                {
                    ((NetworkStream)client).Socket.LingerState = new LingerOption(enable: true, seconds: 0);
                }

                return;
            }
        }
    }

    /// <summary>Type, channel, length; what is in it; an end mark.</summary>
    private async Task<byte[]> Frame(Stream client)
    {
        var head = new byte[HeadLength];
        await client.ReadExactlyAsync(head, _over.Token);
        var rest = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(3)) + 1];
        await client.ReadExactlyAsync(rest, _over.Token);
        return [.. head, .. rest];
    }

    /// <summary><c>connection.close</c> on channel 0.</summary>
    private static byte[] InternalError()
    {
        var words = Encoding.ASCII.GetBytes("INTERNAL_ERROR - no leader");
        byte[] method = [0, 10, 0, 50, 541 >> 8, 541 & 0xFF, (byte)words.Length, .. words, 0, 60, 0, 70];
        var size = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(size, method.Length);
        return [1, 0, 0, .. size, .. method, 0xCE];
    }
}

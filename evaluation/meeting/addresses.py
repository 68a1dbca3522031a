"""Under which addresses this computer can be reached in a local network. Nothing is sent anywhere to find out."""

import ipaddress
import socket
import struct
from collections.abc import Iterator

ASK_FOR_ADDRESS = 0x8915  # SIOCGIFADDR of Linux (Debian, Kylin, UOS)


def own_addresses() -> list[str]:
    """IPv4 addresses of this computer, private ones first; without 127.0.0.1. Empty without a network."""
    found = {*by_name(), *by_interface()}
    usable = [address for address in found if not ipaddress.ip_address(address).is_loopback]
    return sorted(usable, key=lambda a: (not ipaddress.ip_address(a).is_private, ipaddress.ip_address(a)))


def by_name() -> Iterator[str]:
    """What the system knows of its own name; on Windows these are all addresses."""
    try:
        known = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    yield from (str(entry[4][0]) for entry in known)


def by_interface() -> Iterator[str]:
    """The address of each network interface, where the system can be asked for it."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has no such module
    except ImportError:
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _number, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(asked.fileno(), ASK_FOR_ADDRESS, struct.pack("256s", name.encode()[:15]))
            except OSError:  # an interface without an address
                continue
            yield socket.inet_ntoa(answer[20:24])

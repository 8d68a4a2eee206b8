"""How a persona reaches the hospital: one driver per channel, each through the real adapter."""

from evals.drivers.base import Answer, Driver, Said
from evals.drivers.chat import ChatDriver
from evals.drivers.sms import SmsDriver
from evals.drivers.terminal import TerminalDriver
from evals.drivers.voice import VoiceDriver

__all__ = ["Answer", "ChatDriver", "Driver", "Said", "SmsDriver", "TerminalDriver", "VoiceDriver"]

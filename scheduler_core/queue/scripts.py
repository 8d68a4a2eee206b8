"""The queue's steps as Lua: each runs whole or not at all, whoever asks at the same time.

Keys of a line: `ready` (set once the line is filled from the tables), `urgent` and `waiting` (sorted by score), `leases`
(sorted by when they lapse), `places` (for a claimed patient, where they stood and who has them). All answer -1 where the line is
not ready: then the server was restarted, and the caller fills it anew.
"""

from __future__ import annotations

KEYS = ("ready", "urgent", "waiting", "leases", "places")

_START = """
local ready, urgent, waiting, leases, places = unpack(KEYS)
if redis.call('EXISTS', ready) == 0 then return -1 end
local function give_back(id)
  local kind, at = string.match(redis.call('HGET', places, id) or '', '^(.)([^|]+)|')
  redis.call('ZREM', leases, id)
  redis.call('HDEL', places, id)
  if kind then redis.call('ZADD', kind == 'u' and urgent or waiting, at, id) end
end
local function lapse(now)
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now)) do give_back(id) end
end
local function has(id, holder)
  return string.match(redis.call('HGET', places, id) or '', '^[^|]+|(.*)$') == holder
end
"""

JOIN = (
    _START
    + """
if redis.call('HEXISTS', places, ARGV[2]) == 1 then return 0 end
if redis.call('ZSCORE', urgent, ARGV[2]) or redis.call('ZSCORE', waiting, ARGV[2]) then return 0 end
return redis.call('ZADD', ARGV[1] == 'u' and urgent or waiting, 'NX', ARGV[3], ARGV[2])
"""
)
"""Kind (u or w), id, score. Joining twice is joining once; one who is claimed stays claimed."""

CLAIM = (
    _START
    + """
lapse(ARGV[1])
local kind, found = 'u', redis.call('ZPOPMIN', urgent)
if #found == 0 then kind, found = 'w', redis.call('ZPOPMIN', waiting) end
if #found == 0 then return 0 end
redis.call('ZADD', leases, ARGV[2], found[1])
redis.call('HSET', places, found[1], kind .. found[2] .. '|' .. ARGV[3])
return found[1]
"""
)
"""Now, when the lease lapses, holder. The id of who is next, or 0."""

RENEW = (
    _START
    + """
lapse(ARGV[1])
local id = ARGV[2]
if not has(id, ARGV[4]) then
  local urgently, ordinarily = redis.call('ZSCORE', urgent, id), redis.call('ZSCORE', waiting, id)
  if not urgently and not ordinarily then return 0 end
  redis.call('ZREM', urgent, id)
  redis.call('ZREM', waiting, id)
  redis.call('HSET', places, id, (urgently and 'u' or 'w') .. (urgently or ordinarily) .. '|' .. ARGV[4])
end
redis.call('ZADD', leases, ARGV[3], id)
return 1
"""
)
"""Now, id, the new lapse, holder. 0 where another has them or they are not in the line; who went back to it is taken again."""

RELEASE = (
    _START
    + """
if not has(ARGV[1], ARGV[2]) then return 0 end
give_back(ARGV[1])
return 1
"""
)
"""Id, holder. Back to the place they had."""

REMOVE = (
    _START
    + """
redis.call('HDEL', places, ARGV[1])
return redis.call('ZREM', urgent, ARGV[1]) + redis.call('ZREM', waiting, ARGV[1]) + redis.call('ZREM', leases, ARGV[1])
"""
)
"""Id. Out of the line, wherever they are."""

POSITION = (
    _START
    + """
lapse(ARGV[1])
local first = redis.call('ZRANK', urgent, ARGV[2])
if first then return first end
local later = redis.call('ZRANK', waiting, ARGV[2])
if later then return later + redis.call('ZCARD', urgent) end
return redis.call('HEXISTS', places, ARGV[2]) == 1 and -2 or -3
"""
)
"""Now, id. How many go before; -2 who is being seen, -3 who is not in the line."""

LENGTH = (
    _START
    + """
lapse(ARGV[1])
return redis.call('ZCARD', urgent) + redis.call('ZCARD', waiting)
"""
)
"""Now. How many wait."""

SWAP = """
if redis.call('EXISTS', KEYS[1]) == 1 then
  for n = 6, 9 do redis.call('DEL', KEYS[n]) end
  return 0
end
for n = 2, 5 do
  redis.call('DEL', KEYS[n])
  if redis.call('EXISTS', KEYS[n + 4]) == 1 then
    redis.call('RENAME', KEYS[n + 4], KEYS[n])
    redis.call('PERSIST', KEYS[n])
  end
end
redis.call('SET', KEYS[1], 1)
return 1
"""
"""The live keys, then those that were filled beside them. Makes them live, unless another was faster."""

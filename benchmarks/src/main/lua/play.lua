-- Plays requests of one size from a file, each once. Usage: wrk … -s play.lua URL -- FILE SIZE
local file, size, last

function init(args)
  file = assert(io.open(args[1], "rb"))
  size = tonumber(args[2])
end

function request()
  local record = file:read(size)
  if record == nil or #record < size then
    wrk.thread:stop()
    return last
  end
  last = record
  return record
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %.0f %.0f\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50.0), latency:percentile(99.0)))
end

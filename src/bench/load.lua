-- What wrk asks, told by the environment: WHAT is get, known, list, deep, live or create; KEY a caller's; IDS a file of actors; CURSOR a deep page's.
local what, key, cursor = os.getenv("WHAT"), os.getenv("KEY"), os.getenv("CURSOR")
local headers = { ["Authorization"] = "Bearer " .. key, ["Content-Type"] = "application/json" }
local known = { ["Authorization"] = headers["Authorization"], ["If-None-Match"] = '"1"' }
local ids = {}
for id in io.lines(os.getenv("IDS")) do ids[#ids + 1] = id end
local n = 0
function init(args) math.randomseed(os.time() + tonumber(tostring({}):sub(8)) % 100000) end
function request()
  if what == "get" then return wrk.format("GET", "/api/v1/actors/" .. ids[math.random(#ids)], headers) end
  if what == "known" then return wrk.format("GET", "/api/v1/actors/" .. ids[math.random(#ids)], known) end
  if what == "list" then return wrk.format("GET", "/api/v1/actors?limit=50", headers) end
  if what == "deep" then return wrk.format("GET", "/api/v1/actors?limit=50&cursor=" .. cursor, headers) end
  if what == "live" then return wrk.format("GET", "/api/v1/health/live", headers) end
  n = n + 1
  return wrk.format("POST", "/api/v1/actors", headers, '{"name":"new ' .. math.random(1e15) .. '-' .. n .. '","kind":"SERVICE","roles":[]}')
end
function done(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("%.0f %.2f %.2f %d %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests, bad))
end

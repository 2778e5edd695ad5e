-- What wrk asks of the sample's orders, told by the environment: WHAT is read, page, expanded, create or change; KEY a caller's; ORDERS a file of
-- "order line:product,line:product,…", PRODUCTS and CUSTOMERS files of ids.
local what = os.getenv("WHAT")
local headers = { ["Authorization"] = "Bearer " .. os.getenv("KEY"), ["Content-Type"] = what == "change" and "application/merge-patch+json" or "application/json" }
local function lines_of(name) local all = {} for line in io.lines(os.getenv(name)) do all[#all + 1] = line end return all end
local orders, products, customers = lines_of("ORDERS"), lines_of("PRODUCTS"), lines_of("CUSTOMERS")
function init(args) math.randomseed(os.time() + tonumber(tostring({}):sub(8)) % 100000) end
local function one(all) return all[math.random(#all)] end
local function line(id, product, pieces) return '{' .. (id and '"id":"' .. id .. '",' or '') .. '"product_id":"' .. product .. '","pieces":' .. pieces .. ',"price":12.50}' end
function request()
  if what == "read" then return wrk.format("GET", "/api/v1/orders/" .. one(orders):sub(1, 36), headers) end
  if what == "page" then return wrk.format("GET", "/api/v1/orders?limit=50", headers) end
  if what == "expanded" then return wrk.format("GET", "/api/v1/orders?limit=50&expand=customer,lines.product", headers) end
  local lines = {}
  if what == "create" then
    for i = 1, 10 do lines[i] = line(nil, one(products), i) end
    return wrk.format("POST", "/api/v1/orders", headers, '{"customer_id":"' .. one(customers) .. '","placed_on":"2026-11-30","lines":[' .. table.concat(lines, ",") .. ']}')
  end
  local order, changed = one(orders), math.random(10)
  for id, product in order:sub(38):gmatch("([^:,]+):([^,]+)") do lines[#lines + 1] = line(id, product, #lines + 1 == changed and math.random(1000000) or 7) end
  return wrk.format("PATCH", "/api/v1/orders/" .. order:sub(1, 36), headers, '{"lines":[' .. table.concat(lines, ",") .. ']}')
end
function done(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("%.0f %.2f %.2f %d %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests, bad))
end

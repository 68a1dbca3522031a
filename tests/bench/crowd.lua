-- A crowd of phones for wrk: sends every ballot of a file once and looks at each answer (tests/bench/casting.py).
-- args: file with one JSON body a line, path of the casting address, path of the form page or ""
local ffi = require("ffi")
ffi.cdef("int getpid(void); int kill(int pid, int sig);")
local INTERRUPT, main = 2

function setup(thread) main = thread end

function init(args)
  bodies, sent, asked, heard, wrong = {}, 0, 0, 0, 0
  for line in io.lines(args[1]) do bodies[#bodies + 1] = line end
  cast, page = args[2], args[3] or ""
  page_next = page ~= ""
  wanted = #bodies * (page ~= "" and 2 or 1)
end

-- wrk asks for the pause first and for the request later; with nothing left to send a connection rests
function delay()
  if asked >= wanted then return 60000 end
  asked = asked + 1
  return 0
end

function request()
  if not tried then  -- wrk asks once before it begins, and sends nothing
    tried = true
    return wrk.format("GET", cast)
  end
  if page_next then
    page_next = false
    return wrk.format("GET", page)
  end
  page_next = page ~= ""
  sent = sent + 1
  return wrk.format("POST", cast, {["Content-Type"] = "application/json"}, bodies[sent])
end

function response(status, headers, body)
  heard = heard + 1
  if body ~= '{"counted": true}' and not (page ~= "" and status == 200 and body:find("</html>", 1, true)) then
    wrong = wrong + 1
  end
  if heard == wanted then  -- wrk itself would sleep until its time is over
    wrk.thread:stop()
    ffi.C.kill(ffi.C.getpid(), INTERRUPT)
  end
end

function done(summary, latency)
  local broken = summary.errors
  io.write(string.format('{"seconds": %.6f, "p99": %.3f, "heard": %d, "wrong": %d}\n', summary.duration / 1e6,
    latency:percentile(99) / 1e3, main:get("heard"),
    main:get("wrong") + broken.connect + broken.read + broken.write + broken.timeout))
end

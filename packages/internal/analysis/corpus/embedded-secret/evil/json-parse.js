const config = JSON.parse('{"apiKey":"9fK2mQx7VbT4sLw8ZrYp1NcE6hJdUa3G","region":"eu"}'); start(config);

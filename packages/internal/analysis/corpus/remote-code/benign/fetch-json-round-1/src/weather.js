// surroundings: tooltip
export async function weather(city) {
  const res = await fetch('https://api.open-meteo.com/v1/forecast?' + toQuery({ city, daily: 'temperature_2m_max' }));
  const { daily } = await res.json();
  document.querySelector('#temp').textContent = daily.temperature_2m_max[0] + '°';
}
